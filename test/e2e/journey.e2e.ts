import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Packer, Paragraph } from 'docx'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { chromiumFlags, findChromium } from '../../build/chromium.mjs'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { readProjectFile } from '../../shared/project/projectFile.ts'
import type { ProjectSnapshot } from '../../shared/project/snapshot.ts'
import { complete, type OpenAIServer, startOpenAIServer } from '../simulators/openaiServer.ts'
import { freePort, startHost } from './startedHost.ts'

let browser: Browser
let model: OpenAIServer
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: findChromium() ?? '', args: chromiumFlags })
  // Slow enough that a run can be struck in its midst.
  model = await startOpenAIServer(({ body }, response) => {
    const asksRelevance = JSON.stringify(body.response_format ?? body.messages).includes('relevant')
    const codes = '{"codes":[]}'
    setTimeout(() => complete(response, asksRelevance ? '{"relevant":true}' : codes), 250)
  })
})
afterAll(async () => {
  await browser.close()
  await model.close()
})

const codebook = {
  name: 'Gardens',
  researchQuestion: 'What do people say about their gardens?',
  codes: [
    {
      name: 'Work',
      definition: 'Digging, watering, weeding and other work in the garden.',
      examples: ['I weed all day.'],
    },
    { name: 'Joy', definition: 'Pleasure, joy and calm in the garden.', examples: ['It makes me happy.'] },
    { name: 'Neighbours', definition: 'Neighbours and other people met over the fence.' },
  ],
}
const sentences = [
  'I weed and dig and water from morning to evening, and my back tells me so.',
  'The garden makes me happy, that is all the joy I need.',
  'My neighbours lean over the fence and talk about tomatoes.',
  'We moved here in spring.',
  'Watering is work, but watching things grow is a pleasure.',
]
const rows = Array.from(
  { length: 24 },
  (_, i) => `${i + 1},"${sentences[i % sentences.length]} That was in week ${i + 1}."`,
)

async function files(folder: string) {
  const csv = join(folder, 'answers.csv')
  await writeFile(csv, ['person,text', ...rows].join('\r\n'))
  const docx = join(folder, 'interview.docx')
  const children = sentences.map((text) => new Paragraph({ text }))
  await writeFile(docx, await Packer.toBuffer(new Document({ sections: [{ children }] })))
  const codes = join(folder, 'codebook.json')
  await writeFile(codes, JSON.stringify(codebook))
  return { csv, docx, codes }
}

const place = (page: Page, name: string) =>
  page.getByRole('navigation').getByRole('button', { name, exact: true }).click()

async function choose(page: Page, press: () => Promise<void>, paths: string[]) {
  const chooser = page.waitForEvent('filechooser')
  await press()
  await (await chooser).setFiles(paths)
}

async function savedProject(home: string): Promise<ProjectSnapshot> {
  const [name] = await readdir(join(home, 'projects'))
  const text = await readFile(join(home, 'projects', name ?? ''), 'utf8')
  const read = await readProjectFile(text.split('\n'), name ?? '')
  if (!read.ok) throw new Error(JSON.stringify(read.failure))
  return read.value
}

/** Every judgement of a run, named by segment and coder, in the order of its lines. */
const judgementsOf = ({ runBlocks }: ProjectSnapshot, run: string) =>
  runBlocks
    .filter(({ runId }) => runId === run)
    .flatMap(({ events }) => events)
    .flatMap((event) =>
      event.type === 'unit' && event.outcome.kind === 'coded'
        ? event.outcome.codings.map(({ coderId }) => `${event.segmentId} ${coderId}`)
        : [],
    )

test('from texts to codings and agreement, over a reload and a kill -9 of the host', async () => {
  const home = await mkdtemp(join(tmpdir(), 'intercoder-journey-'))
  const { csv, docx, codes } = await files(home)
  const port = await freePort()
  const provider = {
    id: 'slow',
    name: 'Slow server',
    kind: 'openaiCompatible',
    baseUrl: model.baseUrl,
    models: ['small'],
  }
  await mkdir(home, { recursive: true })
  await writeFile(
    join(home, 'settings.json'),
    JSON.stringify({ ...defaultSettings, concurrency: 3, providers: [provider] }),
  )
  let host = await startHost(home, port)
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  await page.goto(host.url)

  // A new project.
  await page.getByRole('button', { name: 'New project' }).click()
  await page.getByLabel('Name of the project').fill('Garden talk')
  await page.getByRole('button', { name: 'Make the project' }).click()

  // Documents from two formats.
  await place(page, 'Documents')
  await choose(page, () => page.getByRole('button', { name: 'Add documents' }).first().click(), [csv, docx])
  await page.getByRole('button', { name: 'Add 2 documents' }).click()
  await page.getByText('2 documents · 29 segments').waitFor()

  // A codebook.
  await place(page, 'Codebook')
  await choose(page, () => page.getByRole('button', { name: 'Import JSON' }).first().click(), [codes])
  await page.getByRole('button', { name: 'Save the codebook' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /Save version/ })
    .click()

  // Who codes: a person, and three coders that need no model.
  await place(page, 'Coders')
  await page.getByRole('button', { name: 'Add a person' }).first().click()
  await page.getByRole('dialog').getByLabel('Name').fill('Ada')
  await page.getByRole('dialog').getByRole('button', { name: /Add/ }).click()
  await page.getByRole('button', { name: 'Add 3 lexical coders' }).click()
  await page.getByText('Lexical 3').waitFor()

  // A run.
  await place(page, 'Runs')
  await page.getByRole('button', { name: 'New run' }).click()
  await page.getByRole('button', { name: 'See what it will ask' }).click()
  await page.getByText('Nothing leaves this machine.').waitFor()
  await page.getByRole('button', { name: 'Code 29 segments' }).click()
  await page.getByText('Finished').waitFor()

  // Twenty segments by keyboard.
  await place(page, 'Coding')
  await page.getByText('My progress: 0 of 29').waitFor()
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press(['1', '2', '3', '0'][i % 4] ?? '0')
    await page.getByText(`My progress: ${i + 1} of 29`).waitFor()
    await page.keyboard.press('Enter')
  }

  // Agreement.
  await place(page, 'Reliability')
  await page
    .getByText(/α = [−.\d]/)
    .first()
    .waitFor()

  // A reload loses nothing.
  await place(page, 'Coding')
  await page.reload()
  await page.getByText('My progress: 20 of 29').waitFor()

  // A second run, of models behind a server, which is struck in its midst.
  await place(page, 'Coders')
  for (const name of ['Model A', 'Model B']) {
    await page.getByRole('button', { name: 'Add an automatic coder' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Name', { exact: true }).fill(name)
    await dialog.getByRole('combobox', { name: 'Provider' }).click()
    await page.getByRole('option', { name: 'Slow server' }).click()
    await dialog.getByLabel('Model', { exact: true }).fill('small')
    await dialog.getByLabel('Persona').fill(name)
    await dialog.getByRole('button', { name: 'Save the coder' }).click()
    await dialog.waitFor({ state: 'hidden' })
  }
  await place(page, 'Runs')
  await page.getByRole('button', { name: 'New run' }).click()
  for (const n of [1, 2, 3]) await page.getByRole('checkbox', { name: `Lexical ${n}` }).uncheck()
  await page.getByRole('button', { name: 'See what it will ask' }).click()
  await page.getByRole('button', { name: 'Code 29 segments' }).click()
  const progress = page.getByText(/^([1-9]|1\d) of 29 segments/)
  await progress.first().waitFor()
  await host.stop('SIGKILL')
  await page.getByText('Intercoder’s main program is not answering').waitFor()

  host = await startHost(home, port)
  await page.getByText('Intercoder’s main program is not answering').waitFor({ state: 'hidden' })
  await page.getByText('Intercoder ended while this run was under way').waitFor()
  await page.getByRole('button', { name: 'Go on' }).click()
  await expect.poll(() => page.getByText('Finished').count(), { timeout: 60_000 }).toBe(2)
  await page.getByText('Saved', { exact: true }).waitFor()

  const project = await savedProject(home)
  const second = project.runs.find(({ settings }) => settings.coders.some(({ name }) => name === 'Model A'))
  const judgements = judgementsOf(project, second?.settings.id ?? '')
  expect(new Set(judgements).size).toBe(29 * 2)
  expect(judgements).toHaveLength(29 * 2)
  expect(project.manualCodings).toHaveLength(20)
  // What was answered before the kill was not asked again; what was under way may have been, at most three questions.
  expect(model.requests.length).toBeLessThanOrEqual(29 * 3 + 3)
  expect(errors).toEqual([])
  await host.stop('SIGINT')
})
