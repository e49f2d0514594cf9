import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { en } from '../../renderer/words/en/en.ts'
import { CoderId, ProviderId, RunId } from '../../shared/domain/ids.ts'
import type { RunSettings } from '../../shared/domain/run.ts'
import type { RunEvent } from '../../shared/domain/runEvent.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { complete, type OpenAIServer, startOpenAIServer } from '../simulators/openaiServer.ts'
import { goToPlace, type OpenedPage, openPage, openSample, savedProject } from './openedPage.ts'

let model: OpenAIServer
let opened: OpenedPage | undefined
beforeEach(async () => {
  model = await startOpenAIServer((_, response) => complete(response, '{"relevant":true,"codes":[]}'))
})
afterEach(async () => {
  await opened?.close()
  await model.close()
})

/** Asks the host past all screens, as a page could that knows nothing of policies. */
const call = <Answer>(page: Page, name: string, input: object): Promise<Answer> =>
  page.evaluate(
    async ([at, body]) => {
      const answer = await fetch(at, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
      if (!answer.ok) throw new Error(`${at}: ${answer.status} ${await answer.text()}`)
      const text = await answer.text()
      return text === '' ? undefined : JSON.parse(text)
    },
    [`/call/${name}`, JSON.stringify(input)] as const,
  )

test('with AI off no model is asked anything, by no way, and everything else goes on', async () => {
  const provider = { id: 'server', name: 'Server', kind: 'openaiCompatible', baseUrl: model.baseUrl, models: ['small'] }
  opened = await openPage({}, (home) =>
    writeFile(join(home, 'settings.json'), JSON.stringify({ ...defaultSettings, providers: [provider] })),
  )
  const { page, complaints } = opened
  await openSample(page)
  await goToPlace(page, 'runs')
  await page.getByRole('button', { name: en.runs.newRun }).waitFor()

  // Off, by one switch; said above, and where a run would begin.
  await page.getByRole('button', { name: en.shell.aiOn, exact: true }).click()
  await page.getByRole('switch', { name: en.settings.project.ai }).click()
  await page.getByRole('button', { name: en.shell.aiOff, exact: true }).waitFor()
  await goToPlace(page, 'runs')
  await page.getByText(en.runs.aiOff).waitFor()
  expect(await page.getByRole('button', { name: en.runs.newRun }).count()).toBe(0)

  // The host holds to it, whoever asks: the built-in coder and a server with consent alike.
  const project = await savedProject(opened)
  const projectId = project.info.id
  const [document] = project.documents
  const text = project.texts.find(({ documentId }) => documentId === document?.id)?.text ?? ''
  const [recorded] = project.runs
  const lexical = recorded?.settings.coders[0]
  if (!document || !recorded || !lexical) throw new Error('the sample has documents and a run')
  const small = { provider: ProviderId.parse('server'), model: 'small', temperature: 0 }
  const settings: RunSettings = {
    ...recorded.settings,
    id: RunId.parse('run-behind-the-screens'),
    screening: small,
    coders: [lexical, { kind: 'automatic', id: CoderId.parse('small'), name: 'Small', settings: small, persona: '' }],
    units: 1,
  }
  const run = { projectId, runId: settings.id }
  const consent = [{ host: model.host, at: '2026-01-01T00:00:00.000Z' }]
  await call(page, 'policy.write', { projectId, policy: { version: 1, ai: false, localOnly: false, consent } })
  await call(page, 'runs.create', settings)
  const unit = { segmentId: `${document.id}.0`, text: text.slice(0, 200) }
  await call(page, 'runs.addUnits', { ...run, first: 0, units: [unit] })
  await call(page, 'runs.start', run)
  const states = ['finished', 'paused']
  const state = async () => (await call<{ state: string }>(page, 'runs.status', run)).state
  await expect.poll(async () => states.includes(await state())).toBe(true)
  const events = await call<readonly RunEvent[]>(page, 'runs.eventsAfter', { ...run, after: 0, limit: 500 })
  expect(JSON.stringify(events)).not.toContain('"kind":"coded"')
  expect(JSON.stringify(events)).toContain('notAllowed')
  expect(model.requests).toEqual([])

  // A document comes in, a person codes, agreement is computed, files go out, and all is saved.
  await goToPlace(page, 'documents')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: en.documents.add }).click()
  await (await chooser).setFiles([
    { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('I read at the window.') },
  ])
  await page.getByRole('button', { name: 'Add 1 document' }).click()
  await page.getByText('13 documents').waitFor()
  await goToPlace(page, 'coding')
  await page.locator('article[aria-current]').waitFor()
  await page.keyboard.press('x')
  await page.locator('article[aria-current]').getByText(en.coding.decision.notRelevant).waitFor()
  await goToPlace(page, 'reliability')
  await page.getByText(/α = /).first().waitFor()
  await goToPlace(page, 'export')
  await page.getByRole('button', { name: en.exporting.codings.save, disabled: false }).waitFor()
  const after = await savedProject(opened)
  expect(after.documents).toHaveLength(project.documents.length + 1)
  expect(after.manualCodings).toHaveLength(project.manualCodings.length + 1)
  expect(model.requests).toEqual([])
  expect(complaints).toEqual([])

  // On again, runs can begin.
  await page.getByRole('button', { name: en.shell.aiOff, exact: true }).click()
  await page.getByRole('switch', { name: en.settings.project.ai }).click()
  await goToPlace(page, 'runs')
  await page.getByRole('button', { name: en.runs.newRun }).waitFor()
})
