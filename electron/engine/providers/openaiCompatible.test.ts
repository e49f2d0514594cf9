import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Agent, fetch as undiciFetch } from 'undici'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { ProviderId } from '../../../shared/domain/ids.ts'
import { codebook } from '../../../test/simulators/codebook.ts'
import {
  complete,
  json,
  type OpenAIServer,
  type Respond,
  startOpenAIServer,
} from '../../../test/simulators/openaiServer.ts'
import {
  emptyFolder,
  eventsOf,
  prepareRun,
  runSettings,
  runToEnd,
  startProcess,
  unitsOf,
} from '../../../test/simulators/projectUnderTest.ts'
import { createOpenAICompatibleProvider } from './openaiCompatible.ts'
import type { ModelQuestion } from './provider.ts'

const key = 'sk-very-secret-0123456789'
const never = new AbortController().signal
const question: ModelQuestion = {
  operation: 'judgeRelevance',
  settings: { provider: ProviderId.parse('local'), model: 'small', temperature: 0.4, seed: 7 },
  system: 'the system text',
  prompt: 'the prompt',
  reply: z.object({ relevant: z.boolean() }),
  codebook,
  text: 'hope',
}

let server: OpenAIServer | undefined
afterEach(async () => {
  await server?.close()
  server = undefined
})

async function serve(respond: Respond, timeoutMs = 5000) {
  server = await startOpenAIServer(respond)
  return createOpenAICompatibleProvider(
    { id: ProviderId.parse('local'), name: 'Local', kind: 'openaiCompatible', baseUrl: server.baseUrl, models: [] },
    { fetch: async () => fetch, key: () => key, now: () => Date.parse('2026-01-01T00:00:00Z'), timeoutMs },
  )
}

test('a question carries every setting and the reply’s form, and the answer its evidence', async () => {
  const provider = await serve((_, response) => complete(response, '{"relevant":true}'))
  expect(provider).toMatchObject({ host: server?.host, local: true, free: false })
  expect(await provider.ask(question, never)).toEqual({
    ok: true,
    value: {
      raw: '{"relevant":true}',
      model: 'small-2026-01-01',
      usage: { input: 90, output: 7, cachedInput: 64, reasoning: 0 },
    },
  })
  expect(server?.requests).toMatchObject([
    {
      path: '/v1/chat/completions',
      authorization: `Bearer ${key}`,
      body: {
        model: 'small',
        temperature: 0.4,
        seed: 7,
        messages: [
          { role: 'system', content: 'the system text' },
          { role: 'user', content: 'the prompt' },
        ],
        response_format: { type: 'json_schema', json_schema: { schema: { required: ['relevant'] } } },
      },
    },
  ])
})

test('a reply comes back as it was, readable or not', async () => {
  const provider = await serve((_, response) => complete(response, 'Certainly! ```json', 'length'))
  expect(await provider.ask(question, never)).toMatchObject({ ok: true, value: { raw: 'Certainly! ```json' } })
})

test('a server that knows no schemas is asked in words, and from then on at once', async () => {
  const provider = await serve(({ body }, response) =>
    body.response_format
      ? json(response, 400, { error: { message: 'response_format is not supported' } })
      : complete(response, '{"relevant":false}'),
  )
  await provider.ask(question, never)
  expect(await provider.ask(question, never)).toMatchObject({ ok: true, value: { raw: '{"relevant":false}' } })
  expect(server?.requests.map(({ body }) => body.response_format?.type)).toEqual(['json_schema', undefined, undefined])
})

test.each([
  [429, { 'retry-after': '3' }, '', { kind: 'rateLimited', retryAfterMs: 3000 }],
  [429, { 'retry-after-ms': '250' }, '', { kind: 'rateLimited', retryAfterMs: 250 }],
  [429, { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' }, '', { kind: 'rateLimited', retryAfterMs: 60_000 }],
  [429, {}, 'insufficient_quota', { kind: 'refused' }],
  [401, {}, 'no such key', { kind: 'refused' }],
  [404, {}, 'no such model', { kind: 'refused', detail: expect.stringContaining('no such model') }],
  [500, {}, '', { kind: 'unreachable' }],
  [503, { 'retry-after': '1' }, '', { kind: 'rateLimited', retryAfterMs: 1000 }],
  [504, {}, '', { kind: 'timeout' }],
] as const)('status %i with %o and “%s” is told apart', async (status, headers, message, failure) => {
  const provider = await serve((_, response) => json(response, status, { error: { message } }, headers))
  expect(await provider.ask(question, never)).toMatchObject({ ok: false, failure })
  expect(server?.requests).toHaveLength(1)
})

test('a page where an answer should be cannot be read', async () => {
  const provider = await serve((_, response) => response.writeHead(200).end('<html>proxy login</html>'))
  expect(await provider.ask(question, never)).toEqual({ ok: true, value: { raw: '<html>proxy login</html>' } })
})

test('a model that declines has refused', async () => {
  const provider = await serve((_, response) => complete(response, '', 'content_filter'))
  expect(await provider.ask(question, never)).toMatchObject({ ok: false, failure: { kind: 'refused' } })
})

test('a server that hangs up or is not there is unreachable', async () => {
  const provider = await serve((_, response) => response.destroy())
  expect(await provider.ask(question, never)).toMatchObject({ ok: false, failure: { kind: 'unreachable' } })
  await server?.close()
  expect(await provider.ask(question, never)).toMatchObject({
    ok: false,
    failure: { kind: 'unreachable', detail: expect.stringContaining('could not be reached') },
  })
})

test('a server that stalls times out, and one that is dropped is dropped at once', async () => {
  const provider = await serve(() => {}, 50)
  expect(await provider.ask(question, never)).toMatchObject({ ok: false, failure: { kind: 'timeout' } })
  const patient = await serve(() => {}, 60_000)
  const drop = new AbortController()
  const asking = patient.ask(question, drop.signal)
  drop.abort()
  expect(await asking).toMatchObject({ ok: false })
})

test('a pool of connections serves the questions', async () => {
  const agent = new Agent({ connections: 2 })
  server = await startOpenAIServer((_, response) => complete(response, '{"relevant":true}'))
  const pooled = createOpenAICompatibleProvider(
    { id: ProviderId.parse('local'), name: 'Local', kind: 'openaiCompatible', baseUrl: server.baseUrl, models: [] },
    {
      fetch: async () =>
        ((url: string, init: object) => undiciFetch(url, { ...init, dispatcher: agent })) as typeof fetch,
      key: () => undefined,
      now: Date.now,
      timeoutMs: 5000,
    },
  )
  const answers = await Promise.all(Array.from({ length: 20 }, () => pooled.ask(question, never)))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect(server.requests[0]?.authorization).toBeUndefined()
  await agent.close()
})

test('a key is in no file, no line and no sentence, even where the server repeats it', async () => {
  let turn = 0
  const provider = await serve(({ authorization }, response) => {
    turn++
    if (turn === 1) return json(response, 500, { error: { message: `I saw ${authorization}` } })
    if (turn === 2) return complete(response, `Your key is ${key}`)
    json(response, 401, { error: { message: `wrong key ${key}` } })
  })
  const folder = await emptyFolder()
  const said: string[] = []
  const runs = startProcess({ folder, provider, log: (message) => said.push(message) })
  const run = await prepareRun(runs, runSettings({ units: 1 }), unitsOf(['hope']))
  await runToEnd(run)
  expect(turn).toBe(3)
  expect(await eventsOf(run)).toMatchObject([
    { outcome: { kind: 'failed', failure: { class: 'refused', detail: expect.stringContaining('wrong key …') } } },
    { type: 'finished' },
  ])
  await runs.close()
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) expect(await readFile(join(entry.parentPath, entry.name), 'latin1')).not.toContain(key)
  }
  expect(said.join()).not.toContain(key)
})

test('a stalling, a refusing and a babbling server leave units failed, each with its reason', async () => {
  const provider = await serve(({ body }, response) => {
    const prompt = body.messages.at(-1)?.content ?? ''
    if (prompt.includes('stall')) return
    if (prompt.includes('refuse')) return json(response, 403, { error: 'forbidden' })
    complete(response, prompt.includes('babble') ? 'la la la' : '{"relevant":false}')
    // Long enough that only the server that never answers is too late, however busy the machine.
  }, 3000)
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const run = await prepareRun(runs, runSettings({ units: 4 }), unitsOf(['stall', 'refuse', 'babble', 'weather']))
  await runToEnd(run)
  const outcomes = (await eventsOf(run)).flatMap((event) =>
    event.type === 'unit' ? [[event.segmentId, event.outcome] as const] : [],
  )
  expect(Object.fromEntries(outcomes)).toMatchObject({
    'doc.0': { kind: 'failed', failure: { class: 'timeout' } },
    'doc.1': { kind: 'failed', failure: { class: 'refused' } },
    'doc.2': { kind: 'failed', failure: { class: 'unreadable' } },
    'doc.3': { kind: 'notRelevant' },
  })
  expect(run.status()).toMatchObject({ state: 'finished', failed: 3 })
  await runs.close()
})
