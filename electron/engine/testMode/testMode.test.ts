import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ProviderId } from '../../../shared/domain/ids.ts'
import type { RunSettings } from '../../../shared/domain/run.ts'
import { defaultPolicy, defaultSettings } from '../../../shared/domain/settings.ts'
import { complete, json, startOpenAIServer } from '../../../test/simulators/openaiServer.ts'
import { coderNamed, emptyFolder, projectId, runSettings, unitsOf } from '../../../test/simulators/projectUnderTest.ts'
import { createEngine } from '../engine.ts'
import { Exchange, type TestMode } from './exchange.ts'

const provider = ProviderId.parse('local')
const texts = Array.from({ length: 40 }, (_, i) => `passage ${i % 17} of hope`)
const settings = (strategy: RunSettings['strategy']) =>
  runSettings({
    units: texts.length,
    strategy,
    coders: ['ana', 'ben', 'cem'].map((id, i) => coderNamed(id, { provider, temperature: i })),
    screening: { provider, model: 'm', temperature: 0 },
  })

/** One run from the first question to the last line, with a clock that stands still. */
async function journalOf(run: RunSettings, baseUrl: string, testMode: TestMode): Promise<Buffer> {
  const dataFolder = await emptyFolder()
  const engine = createEngine({
    dataFolder,
    now: () => Date.UTC(2026, 0, 1),
    secrets: { read: () => undefined },
    settings: () => ({
      ...defaultSettings,
      providers: [{ id: provider, name: 'Local', kind: 'openaiCompatible', baseUrl, models: [] }],
    }),
    policy: async () => defaultPolicy,
    log: (_, message) => expect.fail(message),
    testMode,
  })
  const { handlers } = engine
  const which = { projectId, runId: run.id }
  await handlers['runs.create'](run)
  await handlers['runs.addUnits']({ ...which, first: 0, units: unitsOf(texts) })
  await handlers['runs.start'](which)
  while ((await handlers['runs.status'](which)).state === 'running')
    await new Promise((resolve) => setTimeout(resolve, 2))
  await engine.close()
  return readFile(join(dataFolder, projectId, 'runs', run.id, 'journal.jsonl'))
}

/** A server as it may be: late by chance, of another mind each time, now and then unreadable or unwilling. */
const moody = () => {
  let asked = 0
  return startOpenAIServer(({ body }, response) => {
    const number = ++asked
    const answer = () => {
      const chance = Math.random()
      if (number % 13 === 0) return json(response, 400, { error: { message: 'no' } })
      if (number % 7 === 0) return complete(response, 'I am not sure.')
      const relevance = body.messages[0]?.content.includes('screen')
      complete(
        response,
        relevance
          ? `{"relevant":${chance < 0.8}}`
          : `{"codes":[{"code":"hope","quote":"hope","reason":"so","confidence":${chance}}]}`,
      )
    }
    setTimeout(answer, Math.random() * 8)
  })
}

test.each(['sharedRelevance', 'independentCoders'] as const)(
  'S0-40 a recorded run with %s is replayed byte for byte, without its server',
  async (strategy) => {
    const server = await moody()
    const exchanges: Exchange[] = []
    const run = settings(strategy)
    const recorded = await journalOf(run, server.baseUrl, { record: async (exchange) => void exchanges.push(exchange) })
    const asked = server.requests.length
    expect(exchanges).toHaveLength(asked)
    await server.close()
    expect(new Set(exchanges.map(({ outcome }) => outcome.ok))).toEqual(new Set([true, false]))

    const written = exchanges.map((exchange) => Exchange.parse(JSON.parse(JSON.stringify(exchange))))
    for (let time = 0; time < 3; time++)
      expect((await journalOf(run, server.baseUrl, { replay: written })).equals(recorded)).toBe(true)
    expect(recorded.toString().trim().split('\n')).toHaveLength(texts.length + 1)
  },
)

test('S0-40 a question that was not recorded fails and says so; the rest of the run goes on', async () => {
  const server = await moody()
  const exchanges: Exchange[] = []
  const run = settings('sharedRelevance')
  await journalOf(run, server.baseUrl, { record: async (exchange) => void exchanges.push(exchange) })
  await server.close()
  const journal = await journalOf(run, server.baseUrl, { replay: exchanges.slice(0, -20) })
  expect(journal.toString()).toContain('holds no answer to this question')
  expect(journal.toString()).toContain('"type":"finished"')
})
