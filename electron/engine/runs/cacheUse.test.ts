import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { RunSettings } from '../../../shared/domain/run.ts'
import { defaultSettings, type Settings } from '../../../shared/domain/settings.ts'
import { fail, succeed } from '../../../shared/std/outcome.ts'
import { codebook } from '../../../test/simulators/codebook.ts'
import {
  accountedFor,
  coderNamed,
  emptyFolder,
  eventsOf,
  figuresOf,
  prepareRun,
  runNamed,
  runSettings,
  runToEnd,
  startProcess,
  unitsOf,
  untilAtRest,
} from '../../../test/simulators/projectUnderTest.ts'
import { sensible, simulateProvider } from '../../../test/simulators/simulatedProvider.ts'

/** Ten segments of five different contents: 5 judgements of relevance and 15 codings. */
const ten = unitsOf(Array.from({ length: 10 }, (_, i) => `passage ${i % 5} of hope`))
const different = unitsOf(Array.from({ length: 10 }, (_, i) => `passage ${i} of hope`))

let runCount = 0
async function project(more: { settings?: Partial<Settings>; now?: () => number; folder?: string } = {}) {
  const provider = simulateProvider()
  const folder = more.folder ?? (await emptyFolder())
  const said: string[] = []
  const runs = startProcess({
    folder,
    provider,
    ...(more.settings && { settings: more.settings }),
    ...(more.now && { timing: { now: more.now } }),
    log: (message) => said.push(message),
  })
  /** Prepares a run, foresees it, carries it out, and says what it asked. */
  const go = async (settings: Partial<RunSettings> = {}, units = ten) => {
    const before = provider.asked.length
    const id = settings.id ?? runNamed(`run-number-${++runCount}`)
    const run = await prepareRun(runs, runSettings({ id, units: units.length, ...settings }), units)
    const foreseen = (await run.preview()).calls
    await runToEnd(run)
    return { run, asked: provider.asked.length - before, foreseen, figures: await figuresOf(run) }
  }
  return { runs, provider, folder, said, go, stats: async () => (await runs.cache()).stats() }
}

test('S0-01 S0-03 whatever the number of coders, a shared question is asked once for each content, and codings by each coder', async () => {
  for (let k = 1; k <= 10; k++) {
    const { go, runs } = await project()
    const coders = Array.from({ length: k }, (_, i) => coderNamed(`coder-${i}`))
    const { figures } = await go({ coders })
    expect(figures.calls.byOperation).toEqual({ judgeRelevance: 5, assignCodes: 5 * k })
    await runs.close()
  }
})

test('S0-04 a second coder in mid-project asks only for itself: shared answers stay, codings do not leak', async () => {
  const { go, runs, provider } = await project()
  expect((await go({ coders: [coderNamed('ana')] })).asked).toBe(5 + 5)
  provider.asked.length = 0
  expect((await go({ coders: [coderNamed('ana'), coderNamed('ben')] })).asked).toBe(5)
  expect(provider.asked.every(({ operation }) => operation === 'assignCodes')).toBe(true)
  expect((await go({ coders: [coderNamed('ben')] })).asked).toBe(0)
  await runs.close()
})

test('S1-01 S1-15 S4-04 an identical second run asks nothing, and every look-up is a hit', async () => {
  const { go, runs, stats } = await project()
  await go()
  await (await runs.cache()).resetStats()
  const second = await go()
  expect([second.asked, second.foreseen]).toEqual([0, { low: 0, high: 0 }])
  expect(await stats()).toMatchObject({ lookups: 40, hits: { memory: 40 }, misses: 0 })
  await runs.close()
})

test('S4-17 S0-02 an edited codebook asks everything anew, and the old replies stay', async () => {
  const { go, runs, stats } = await project()
  await go()
  const edited = { ...codebook, rules: [...codebook.rules, 'One rule more.'] }
  expect((await go({ codebook: edited })).asked).toBe(20)
  expect((await stats()).disk.entries).toBe(40)
  expect((await go()).asked).toBe(0)
  await runs.close()
})

test('S1-08 bypass neither reads nor writes, and nothing joins', async () => {
  const { go, runs, stats } = await project()
  await go()
  const before = await stats()
  // Ten judgements and thirty codings: equal contents are asked again and again, even at the same time.
  const bypass = await go({ cache: 'bypass' })
  expect([bypass.asked, bypass.foreseen]).toEqual([40, { low: 10, high: 40 }])
  expect(bypass.figures.calls).toMatchObject({ made: 40, avoided: { shared: 20, duplicate: 0, earlierRun: 0 } })
  expect(accountedFor(bypass.figures)).toBe(60)
  expect(await stats()).toEqual(before)
  expect((await go()).asked).toBe(0)
  await runs.close()
})

test('S1-08 refresh asks each content anew once and takes the place of what was known', async () => {
  const { go, runs, provider, stats } = await project()
  await go({ id: runNamed('run-one') })
  const refreshed = await go({ id: runNamed('run-two'), cache: 'refresh' })
  expect([refreshed.asked, refreshed.foreseen]).toEqual([20, { low: 5, high: 20 }])
  expect(refreshed.figures.calls).toMatchObject({ made: 20, avoided: { duplicate: 20, earlierRun: 0 } })
  expect((await stats()).disk.entries).toBe(20)
  const first = (await eventsOf(refreshed.run))[0]
  const key = first?.type === 'unit' && first.questions[0]?.key
  expect((await runs.cache()).find(key as never)?.record.runId).toBe('run-two')
  provider.asked.length = 0
  expect((await go()).asked).toBe(0)
  await runs.close()
})

test('S1-08 only never asks: what is not known fails with a sentence, and what is known is served', async () => {
  const { go, runs, provider } = await project()
  await go({}, ten.slice(0, 3))
  provider.asked.length = 0
  const only = await go({ cache: 'only' })
  expect([provider.asked, only.foreseen]).toEqual([[], { low: 0, high: 0 }])
  expect(only.run.status()).toMatchObject({ state: 'finished', done: 10, failed: 4 })
  const failures = (await eventsOf(only.run)).flatMap((event) =>
    event.type === 'unit' && event.outcome.kind === 'failed' ? [event.outcome.failure] : [],
  )
  expect(failures[0]).toEqual({
    class: 'notAllowed',
    detail: 'This run takes answers only from the cache, and this one is not there.',
  })
  expect(only.figures.calls).toMatchObject({ made: 0, attempts: 0, notAsked: 4 })
  await runs.close()
})

test('S1-08 runs that bypass join no question that another has under way, and equal runs that use the cache do', async () => {
  for (const [cache, asked] of [
    ['use', 4],
    ['bypass', 8],
    ['refresh', 8],
  ] as const) {
    const { runs, provider } = await project()
    const [one, two] = await Promise.all(
      ['run-one', 'run-two'].map((id) =>
        prepareRun(runs, runSettings({ id: runNamed(id), units: 1, cache }), ten.slice(0, 1)),
      ),
    )
    await Promise.all([runToEnd(one!), runToEnd(two!)])
    expect([cache, provider.asked.length]).toEqual([cache, asked])
    await runs.close()
  }
})

test('S1-09 turned off at run time nothing is looked up or kept, and turned on again everything is there', async () => {
  let enabled = true
  const settings = {
    get cache() {
      return { ...defaultSettings.cache, enabled }
    },
  }
  const provider = simulateProvider()
  const folder = await emptyFolder()
  const runs = startProcess({
    folder,
    provider,
    settings: Object.defineProperties({}, Object.getOwnPropertyDescriptors(settings)),
  })
  const go = async (id: string) => {
    const before = provider.asked.length
    await runToEnd(await prepareRun(runs, runSettings({ id: runNamed(id), units: 10 }), ten))
    return provider.asked.length - before
  }
  expect(await go('run-one')).toBe(20)
  const before = await (await runs.cache()).stats()
  enabled = false
  expect(await go('run-two')).toBe(20)
  expect(await (await runs.cache()).stats()).toEqual({ ...before, enabled: false })
  enabled = true
  expect(await go('run-three')).toBe(0)
  await runs.close()
})

test('S1-03 each operation has its own time; 0 survives ten years; and a clock that jumps harms nothing', async () => {
  let now = Date.parse('2026-01-01')
  const cache = { ...defaultSettings.cache, ttlSeconds: { assignCodes: 60 } }
  const { go, runs } = await project({ settings: { cache }, now: () => now })
  await go()
  now += 10 * 365 * 86_400_000
  expect((await go()).figures.calls.byOperation).toEqual({ judgeRelevance: 0, assignCodes: 15 })
  // Back to long before anything was asked: what lies in the future is not old.
  now = Date.parse('2020-01-01')
  expect((await go()).asked).toBe(0)
  now = Date.parse('2037-01-01')
  expect((await go()).asked).toBe(15)
  await runs.close()
})

test('S1-40 a deliberate repeat joins nothing and reads nothing of the occasion before it', async () => {
  const { runs, provider, go } = await project()
  const [one, two] = await Promise.all(
    ['first', 'second'].map((occasion, i) =>
      prepareRun(runs, runSettings({ id: runNamed(`repeat-${i}`), units: 10, occasion }), ten),
    ),
  )
  await Promise.all([runToEnd(one!), runToEnd(two!)])
  expect(provider.asked).toHaveLength(40)
  expect((await figuresOf(two!)).calls.avoided).toMatchObject({ earlierRun: 0, singleFlight: 0 })
  expect((await go({ occasion: 'first' })).asked).toBe(0)
  await runs.close()
})

test('S2-02 failures are never kept: an error is asked again, and an unreadable reply as well', async () => {
  let ill = true
  const provider = simulateProvider(async (question) => {
    if (!ill) return sensible(question)
    return question.text.includes('1') ? succeed({ raw: 'error' }) : fail({ kind: 'refused', detail: 'no' })
  })
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const run = await prepareRun(runs, runSettings({ units: 10 }), different)
  await runToEnd(run)
  expect(run.status().failed).toBe(10)
  expect((await (await runs.cache()).stats()).disk.entries).toBe(0)
  ill = false
  await run.retryFailed()
  await untilAtRest(run)
  expect(run.status().failed).toBe(0)
  expect((await (await runs.cache()).stats()).disk.entries).toBe(40)
  await runs.close()
})

test('S1-39 the usage that was paid for is kept with the reply', async () => {
  const { go, runs } = await project()
  await go()
  for await (const { found } of (await runs.cache()).entries())
    expect(found?.record).toMatchObject({
      attempts: [{ usage: { input: 10, output: 2 } }],
      asked: 'm',
      model: 'simulated-1',
    })
  await runs.close()
})

test('a reply of twenty megabytes is kept, served, and pushes nothing out of a smaller memory', async () => {
  const reason = 'x'.repeat(20_000_000)
  const provider = simulateProvider(async (question) =>
    question.operation === 'assignCodes' && question.text.includes('passage 0')
      ? succeed({ raw: JSON.stringify({ codes: [{ code: 'hope', quote: 'hope', reason, confidence: 1 }] }) })
      : sensible(question),
  )
  const settings = { cache: { ...defaultSettings.cache, memoryMb: 16 } }
  const folder = await emptyFolder()
  const first = startProcess({ folder, provider, settings })
  const coders = [coderNamed('ana')]
  await runToEnd(await prepareRun(first, runSettings({ units: 10, coders }), ten))
  expect(provider.asked).toHaveLength(10)
  expect((await (await first.cache()).stats()).memory).toMatchObject({ entries: 9 })
  await first.close()
  const second = startProcess({ folder, provider, settings })
  const run = await prepareRun(second, runSettings({ id: runNamed('run-two'), units: 10, coders }), ten)
  await runToEnd(run)
  expect(provider.asked).toHaveLength(10)
  expect(run.status()).toMatchObject({ done: 10, failed: 0 })
  await second.close()
})

test('what a run that refreshes was told before a crash is not paid for twice', async () => {
  const { go, runs, folder } = await project()
  await go({ id: runNamed('run-one') })
  await go({ id: runNamed('run-two'), cache: 'refresh' })
  await runs.close()
  await writeFile(join(folder, 'project', 'runs', 'run-two', 'journal.jsonl'), '')
  await rm(join(folder, 'project', 'replies'), { recursive: true })
  const provider = simulateProvider()
  const again = startProcess({ folder, provider })
  await runToEnd(await again.find(runNamed('run-two')))
  expect(provider.asked).toEqual([])
  await again.close()
})
