import { readdir } from 'node:fs/promises'
import { afterEach, expect, test } from 'vitest'
import type { Hint } from '../../shared/contract/hint.ts'
import { ProviderId } from '../../shared/domain/ids.ts'
import { defaultPolicy, defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import { complete, type OpenAIServer, startOpenAIServer } from '../../test/simulators/openaiServer.ts'
import { coderNamed, emptyFolder, projectId, runSettings, unitsOf } from '../../test/simulators/projectUnderTest.ts'
import { createEngine } from './engine.ts'

let server: OpenAIServer | undefined
afterEach(() => server?.close())

test('a run goes from its settings to its events through the contract alone, and leaves no trace when forgotten', async () => {
  server = await startOpenAIServer(({ body }, response) =>
    complete(response, body.messages[0]?.content.includes('screen') ? '{"relevant":true}' : '{"codes":[]}'),
  )
  const provider = ProviderId.parse('local')
  const settings: Settings = {
    ...defaultSettings,
    providers: [{ id: provider, name: 'Local', kind: 'openaiCompatible', baseUrl: server.baseUrl, models: [] }],
  }
  const [dataFolder, cacheFolder] = [await emptyFolder(), await emptyFolder()]
  const engine = createEngine({
    dataFolder,
    cacheFolder,
    now: Date.now,
    secrets: { read: () => undefined },
    settings: () => settings,
    policy: async () => defaultPolicy,
    log: (_, message) => expect.fail(message),
  })
  const hints: Hint[] = []
  const end = engine.onHint((hint) => hints.push(hint))
  const run = runSettings({
    units: 3,
    coders: [coderNamed('ana', { provider })],
    screening: { provider, model: 'm', temperature: 0 },
  })
  const { handlers } = engine
  const which = { projectId, runId: run.id }
  await handlers['runs.create'](run)
  await handlers['runs.addUnits']({ ...which, first: 0, units: unitsOf(['one', 'two', 'one']) })
  expect(await handlers['runs.preview'](which)).toMatchObject({ calls: { low: 2, high: 4 }, hosts: [] })
  await handlers['runs.start'](which)
  while ((await handlers['runs.status'](which)).state === 'running')
    await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await handlers['runs.list']({ projectId })).toMatchObject([{ state: 'finished', done: 3, failed: 0 }])
  expect(await handlers['runs.eventsAfter']({ ...which, after: 2, limit: 10 })).toMatchObject([
    { seq: 3 },
    { type: 'finished' },
  ])
  expect(server.requests).toHaveLength(4)
  expect(hints.length).toBeGreaterThan(0)
  expect(await readdir(cacheFolder)).toEqual([projectId])
  end()
  await engine.forgetProject(projectId)
  expect([await readdir(dataFolder), await readdir(cacheFolder)]).toEqual([[], []])
  await engine.close()
})
