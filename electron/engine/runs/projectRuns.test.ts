import { cp, readFile, rm, symlink, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { fail, succeed } from '../../../shared/std/outcome.ts'
import {
  accountedFor,
  coderNamed,
  emptyFolder,
  eventsOf,
  figuresOf,
  prepareRun,
  projectId,
  runNamed,
  runSettings,
  runToEnd,
  startProcess,
  unitsOf,
  untilAtRest,
} from '../../../test/simulators/projectUnderTest.ts'
import { sensible, simulateProvider } from '../../../test/simulators/simulatedProvider.ts'

/** 100 segments of 35 different contents, all of which matter. */
const hundred = unitsOf(Array.from({ length: 100 }, (_, i) => `passage ${i % 35} of hope`))
const mixed = unitsOf(['hope one', 'the weather', 'hope one', 'fear and hope', 'the weather', 'nothing much'])

const secondRun = (more = {}) => runSettings({ id: runNamed('run-two'), units: 100, ...more })

test('the causes add up to all questions there could have been', async () => {
  const runs = startProcess({ folder: await emptyFolder(), provider: simulateProvider() })
  const run = await prepareRun(runs, runSettings({ units: 100 }), hundred)
  await runToEnd(run)
  const figures = await figuresOf(run)
  expect(figures).toMatchObject({ segments: 100, distinct: 35, relevant: 100, distinctRelevant: 35, failed: 0 })
  expect(figures.calls).toMatchObject({
    made: 140,
    byOperation: { judgeRelevance: 35, assignCodes: 105 },
    avoided: { shared: 200, duplicate: 260, earlierRun: 0, singleFlight: 0 },
  })
  expect(accountedFor(figures)).toBe(600)
  await runs.close()
})

test('a second run asks nothing, also after a restart', async () => {
  const folder = await emptyFolder()
  const first = startProcess({ folder, provider: simulateProvider() })
  await runToEnd(await prepareRun(first, runSettings({ units: 100 }), hundred))
  await first.close()

  const provider = simulateProvider()
  const runs = startProcess({ folder, provider })
  const run = await prepareRun(runs, secondRun(), hundred)
  expect(await run.preview()).toMatchObject({ known: 140, calls: { low: 0, high: 0 }, distinct: 35 })
  await runToEnd(run)
  expect(provider.asked).toHaveLength(0)
  const { calls } = await figuresOf(run)
  expect(calls).toMatchObject({ made: 0, avoided: { shared: 200, duplicate: 0, earlierRun: 400, singleFlight: 0 } })
  await runs.close()
})

test('another temperature of one coder asks only that coder again', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  await runToEnd(await prepareRun(runs, runSettings({ units: 100 }), hundred))
  provider.asked.length = 0
  const coders = [coderNamed('ana'), coderNamed('ben', { temperature: 0.7 }), coderNamed('cem')]
  const run = await prepareRun(runs, secondRun({ coders }), hundred)
  expect((await run.preview()).calls).toEqual({ low: 35, high: 35 })
  await runToEnd(run)
  expect(provider.asked).toHaveLength(35)
  expect(new Set(provider.asked.map(({ settings }) => settings.temperature))).toEqual(new Set([0.7]))
  await runs.close()
})

test('equal settings do not make two coders one', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  await runToEnd(await prepareRun(runs, runSettings({ units: 1 }), unitsOf(['hope'])))
  expect(provider.asked.map(({ operation }) => operation).sort()).toEqual([
    'assignCodes',
    'assignCodes',
    'assignCodes',
    'judgeRelevance',
  ])
  await runs.close()
})

test('a fresh occasion asks everything anew, and so does a unit where equal contents are kept apart', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  await runToEnd(await prepareRun(runs, runSettings({ units: 100 }), hundred))
  await runToEnd(await prepareRun(runs, secondRun({ occasion: 'second' }), hundred))
  expect(provider.asked).toHaveLength(280)
  await runToEnd(await prepareRun(runs, secondRun({ id: runNamed('run-three'), dedupe: false }), hundred))
  expect(provider.asked).toHaveLength(280 + 400)
  await runs.close()
})

test('a unit that matters to nobody is coded by nobody, and one that was judged without codes is', async () => {
  const runs = startProcess({ folder: await emptyFolder(), provider: simulateProvider() })
  const run = await prepareRun(runs, runSettings({ units: 6 }), mixed)
  expect((await run.preview()).calls).toEqual({ low: 4, high: 4 + 12 })
  await runToEnd(run)
  const figures = await figuresOf(run)
  expect(figures).toMatchObject({ segments: 6, distinct: 4, relevant: 4, distinctRelevant: 3 })
  expect(figures.coders).toEqual(['ana', 'ben', 'cem'].map((id) => ({ id, coded: 3, noCode: 1 })))
  expect(accountedFor(figures)).toBe(3 * 6 + 3 * 4)
  await runs.close()
})

test('coders who judge relevance alone share no question, and what matters to nobody they have judged', async () => {
  const runs = startProcess({ folder: await emptyFolder(), provider: simulateProvider() })
  const run = await prepareRun(runs, runSettings({ units: 6, strategy: 'independentCoders' }), mixed)
  await runToEnd(run)
  const figures = await figuresOf(run)
  expect(figures.calls).toMatchObject({ made: 3 * 4 + 3 * 3, avoided: { shared: 0 } })
  expect(figures.coders[0]).toEqual({ id: 'ana', coded: 3, noCode: 3 })
  expect(accountedFor(figures)).toBe(3 * 6 + 3 * 4)
  await runs.close()
})

test('two runs at once pay each question once, and the causes still add up', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const one = await prepareRun(runs, runSettings({ units: 100 }), hundred)
  const two = await prepareRun(runs, secondRun(), hundred)
  await Promise.all([runToEnd(one), runToEnd(two)])
  expect(provider.asked).toHaveLength(140)
  const [first, second] = [await figuresOf(one), await figuresOf(two)]
  expect(first.calls.made + second.calls.made).toBe(140)
  expect([accountedFor(first), accountedFor(second)]).toEqual([600, 600])
  expect(first.calls.avoided.singleFlight + second.calls.avoided.singleFlight).toBe(140)
  await runs.close()
})

test('a failed unit is failed, never irrelevant, and a retry asks only those who failed', async () => {
  let ill = true
  const provider = simulateProvider(async (question) =>
    ill && question.operation === 'assignCodes' && question.settings.temperature === 1 && question.text.includes('fear')
      ? fail({ kind: 'refused', detail: 'I would rather not.' })
      : sensible(question),
  )
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const coders = [coderNamed('ana'), coderNamed('ben', { temperature: 1 })]
  const run = await prepareRun(runs, runSettings({ units: 6, coders }), mixed)
  await runToEnd(run)
  expect(run.status()).toMatchObject({ state: 'finished', done: 6, failed: 1 })
  const before = await figuresOf(run)
  expect(before.failed).toBe(1)
  expect(accountedFor(before)).toBe(2 * 6 + 2 * 4)

  ill = false
  provider.asked.length = 0
  await run.retryFailed()
  await untilAtRest(run)
  expect(provider.asked.map(({ settings }) => settings.temperature)).toEqual([1])
  expect(run.status()).toMatchObject({ state: 'finished', done: 6, failed: 0 })
  const added = (await eventsOf(run)).at(-1)
  expect(added).toMatchObject({
    outcome: { kind: 'coded', codings: [{ coderId: 'ben' }], failures: [] },
    questions: [{ coderId: 'ben', cause: 'made' }],
  })
  const after = await figuresOf(run)
  expect(after).toMatchObject({ segments: 6, relevant: 4, failed: 0, calls: { made: before.calls.made } })
  expect(after.calls.attempts).toBe(before.calls.attempts + 1)
  expect(accountedFor(after)).toBe(2 * 6 + 2 * 4)
  await runs.close()
})

test('a reply that cannot be read is asked for once more, saying why, and is never remembered', async () => {
  const replies = ['Certainly!', '{"relevant": "very"}']
  const provider = simulateProvider(async (question) => {
    const raw = replies.shift()
    return raw === undefined ? sensible(question) : succeed({ raw })
  })
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const run = await prepareRun(runs, runSettings({ units: 1 }), unitsOf(['hope']))
  await runToEnd(run)
  expect(provider.asked[1]?.prompt).toContain('could not be read')
  expect((await eventsOf(run))[0]).toMatchObject({
    outcome: { kind: 'failed', failure: { class: 'unreadable' } },
    questions: [{ failed: 'unreadable', attempts: [{ error: 'unreadable' }, { error: 'unreadable' }] }],
  })
  await run.retryFailed()
  await untilAtRest(run)
  expect(run.status()).toMatchObject({ failed: 0, done: 1 })
  await runs.close()
})

test('a code that is not in the codebook makes a reply unreadable', async () => {
  const provider = simulateProvider(async (question) =>
    question.operation === 'assignCodes'
      ? succeed({ raw: '{"codes":[{"code":"joy","quote":"hope","reason":"r","confidence":1}]}' })
      : sensible(question),
  )
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const run = await prepareRun(runs, runSettings({ units: 1, coders: [coderNamed('ana')] }), unitsOf(['hope']))
  await runToEnd(run)
  expect((await eventsOf(run))[0]).toMatchObject({
    outcome: { kind: 'coded', codings: [], failures: [{ coderId: 'ana', failure: { class: 'unreadable' } }] },
  })
  await runs.close()
})

test('with AI turned off nothing is asked, not even within the process', async () => {
  const provider = simulateProvider()
  const policy = () => ({ version: 1 as const, ai: false, localOnly: false, consent: [] })
  const runs = startProcess({ folder: await emptyFolder(), provider, policy })
  const run = await prepareRun(runs, runSettings({ units: 1 }), unitsOf(['hope']))
  await runToEnd(run)
  expect(provider.asked).toEqual([])
  expect((await eventsOf(run))[0]).toMatchObject({ outcome: { kind: 'failed', failure: { class: 'notAllowed' } } })
  const figures = await figuresOf(run)
  expect(figures.calls).toMatchObject({ made: 0, notAsked: 1, attempts: 0 })
  expect(accountedFor(figures)).toBe(3)
  await runs.close()
})

test('another machine gets text only after consent, and never where only this machine is allowed', async () => {
  const host = 'models.example.org:443'
  const provider = simulateProvider(sensible, host)
  let policy = { version: 1 as const, ai: true, localOnly: false, consent: [] as { host: string; at: string }[] }
  const runs = startProcess({ folder: await emptyFolder(), provider, policy: () => policy })
  const run = await prepareRun(runs, runSettings({ units: 1 }), unitsOf(['hope']))
  await runToEnd(run)
  policy = { ...policy, localOnly: true, consent: [{ host, at: '2026-01-01T00:00:00Z' }] }
  await run.retryFailed()
  await untilAtRest(run)
  expect(provider.asked).toEqual([])
  policy = { ...policy, localOnly: false }
  await run.retryFailed()
  await untilAtRest(run)
  expect(run.status().failed).toBe(0)
  const { left, cost } = await figuresOf(run)
  expect(left).toEqual([{ host, models: ['simulated-1'], documents: 1, characters: 4 * 'hope'.length }])
  expect(cost).toBeUndefined()
  await runs.close()
})

test('a paused run has nothing under way, and goes on where it stopped, asking nothing twice', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const run = await prepareRun(runs, runSettings({ units: 100 }), hundred)
  await run.start()
  while (run.status().done < 10) await new Promise((resolve) => setImmediate(resolve))
  expect(await run.pause()).toMatchObject({ state: 'paused' })
  const [asked, { done }] = [provider.asked.length, run.status()]
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect([provider.asked.length, run.status().done]).toEqual([asked, done])
  expect(done).toBeLessThan(100)
  await runToEnd(run)
  expect(provider.asked).toHaveLength(140)
  expect((await figuresOf(run)).calls).toMatchObject({ made: 140, avoided: { duplicate: 260 } })
  await runs.close()
})

test('a cancelled run drops what is under way and stays cancelled', async () => {
  const provider = simulateProvider(() => new Promise(() => {}))
  const folder = await emptyFolder()
  const runs = startProcess({ folder, provider })
  const run = await prepareRun(runs, runSettings({ units: 100 }), hundred)
  await run.start()
  while (provider.asked.length === 0) await new Promise((resolve) => setImmediate(resolve))
  expect(await run.cancel()).toMatchObject({ state: 'cancelled', done: 0 })
  expect(await run.start()).toMatchObject({ state: 'cancelled' })
  await runs.close()
  const again = startProcess({ folder, provider })
  expect(await again.list()).toMatchObject([{ runId: 'run-one', state: 'cancelled' }])
  await again.close()
})

test('one run’s cancelling takes no answer from another that waits for it', async () => {
  let answer = () => {}
  const provider = simulateProvider(async (question) => {
    if (question.operation === 'judgeRelevance') await new Promise<void>((resolve) => (answer = resolve))
    return sensible(question)
  })
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const one = await prepareRun(runs, runSettings({ units: 1 }), unitsOf(['hope']))
  const two = await prepareRun(runs, secondRun({ units: 1 }), unitsOf(['hope']))
  await one.start()
  while (provider.asked.length === 0) await new Promise((resolve) => setImmediate(resolve))
  await two.start()
  await new Promise((resolve) => setTimeout(resolve, 20))
  await one.cancel()
  answer()
  await untilAtRest(two)
  expect(two.status()).toMatchObject({ state: 'finished', failed: 0 })
  expect(provider.asked.filter(({ operation }) => operation === 'judgeRelevance')).toHaveLength(1)
  expect((await eventsOf(two))[0]).toMatchObject({ questions: [{ cause: 'singleFlight' }, {}, {}, {}] })
  await runs.close()
})

test('without a cache a run still asks for equal contents once, and the next run asks anew', async () => {
  const provider = simulateProvider()
  const cache = { ...defaultSettings.cache, enabled: false, memoryMb: 16 }
  const runs = startProcess({ folder: await emptyFolder(), provider, settings: { cache } })
  const run = await prepareRun(runs, runSettings({ units: 100 }), hundred)
  await runToEnd(run)
  expect((await figuresOf(run)).calls).toMatchObject({ made: 140, avoided: { duplicate: 260 } })
  await runToEnd(await prepareRun(runs, secondRun(), hundred))
  expect(provider.asked).toHaveLength(280)
  await runs.close()
})

test('a reply past its time is asked for again', async () => {
  const provider = simulateProvider()
  let now = 0
  const cache = { ...defaultSettings.cache, ttlSeconds: { judgeRelevance: 60, assignCodes: 60 }, memoryMb: 16 }
  const folder = await emptyFolder()
  const runs = startProcess({ folder, provider, settings: { cache }, timing: { now: () => now } })
  await runToEnd(await prepareRun(runs, runSettings({ units: 1 }), unitsOf(['hope'])))
  now = 60_000
  await runToEnd(await prepareRun(runs, secondRun({ units: 1 }), unitsOf(['hope'])))
  expect(provider.asked).toHaveLength(4)
  now = 60_001
  const run = await prepareRun(runs, secondRun({ id: runNamed('run-three'), units: 1 }), unitsOf(['hope']))
  expect((await run.preview()).calls).toEqual({ low: 1, high: 4 })
  await runToEnd(run)
  expect(provider.asked).toHaveLength(8)
  await runs.close()
})

test('an answer that was on the disk when the process died is read, and not asked for again', async () => {
  const folder = await emptyFolder()
  const first = startProcess({ folder, provider: simulateProvider() })
  const units = unitsOf(['hope', 'fear'])
  await runToEnd(await prepareRun(first, runSettings({ units: 2 }), units))
  await first.close()
  // As it lies after a crash between the answers and everything that follows from them.
  await writeFile(join(folder, projectId, 'runs', 'run-one', 'journal.jsonl'), '')
  await rm(join(folder, projectId, 'replies'), { recursive: true })

  const provider = simulateProvider()
  const second = startProcess({ folder, provider })
  const run = await second.find(runNamed('run-one'))
  await runToEnd(run)
  expect(provider.asked).toEqual([])
  expect((await figuresOf(run)).calls).toMatchObject({ made: 8, avoided: { earlierRun: 0 }, attempts: 8 })
  await second.close()
})

test('a run that lost its process is interrupted, and waits for a person', async () => {
  const folder = await emptyFolder()
  const first = startProcess({ folder, provider: simulateProvider() })
  await runToEnd(await prepareRun(first, runSettings({ units: 6 }), mixed))
  await first.close()
  const journal = join(folder, projectId, 'runs', 'run-one', 'journal.jsonl')
  const text = await readFile(journal, 'utf8')
  await writeFile(journal, text.slice(0, text.length - 10))
  const provider = simulateProvider()
  const second = startProcess({ folder, provider })
  expect(await second.list()).toMatchObject([{ state: 'interrupted', done: 6, failed: 0 }])
  expect(provider.asked).toEqual([])
  await second.close()
})

test('a run that rested is paused, also after a restart; one cut short after its rest is interrupted, though it had asked nothing', async () => {
  const folder = await emptyFolder()
  const provider = simulateProvider()
  const first = startProcess({ folder, provider })
  const different = unitsOf(Array.from({ length: 100 }, (_, i) => `hope ${i}`))
  const run = await prepareRun(first, runSettings({ units: 100 }), different)
  await run.start()
  while (run.status().done < 3) await new Promise((resolve) => setImmediate(resolve))
  await first.close()

  let about = 0
  const hesitant = () => {
    about++
    return new Promise<never>(() => {})
  }
  const second = startProcess({ folder, provider, policy: hesitant })
  expect(await second.list()).toMatchObject([{ state: 'paused' }])
  const resumed = await second.find(runNamed('run-one'))
  await resumed.start()
  while (about === 0) await new Promise((resolve) => setImmediate(resolve))
  // As another process finds it when this one is killed now.
  const found = await emptyFolder()
  await cp(join(folder, projectId, 'runs'), join(found, projectId, 'runs'), { recursive: true })
  const third = startProcess({ folder: found, provider })
  expect(await third.list()).toMatchObject([{ state: 'interrupted' }])
  await third.close()
  await resumed.cancel()
  await second.close()
})

test.skipIf(process.platform !== 'linux')(
  'a full disk pauses the run with a sentence, and it goes on when there is room',
  async () => {
    const folder = await emptyFolder()
    const journal = join(folder, projectId, 'runs', 'run-one', 'journal.jsonl')
    const first = startProcess({ folder, provider: simulateProvider() })
    await prepareRun(first, runSettings({ units: 6 }), mixed)
    await first.close()
    await unlink(journal)
    await symlink('/dev/full', journal)

    const provider = simulateProvider()
    const second = startProcess({ folder, provider })
    const run = await second.find(runNamed('run-one'))
    await runToEnd(run)
    expect(run.status()).toMatchObject({
      state: 'paused',
      done: 0,
      reason: expect.stringMatching(/could not be written.*ENOSPC/),
    })
    await unlink(journal)
    await runToEnd(run)
    expect(run.status()).toMatchObject({ state: 'finished', done: 6 })
    expect((await figuresOf(run)).segments).toBe(6)
    expect(provider.asked).toHaveLength(4 + 9)
    await second.close()
  },
)

test('a project that another process has open works from memory, and says so once', async () => {
  const folder = await emptyFolder()
  const first = startProcess({ folder, provider: simulateProvider() })
  await runToEnd(await prepareRun(first, runSettings({ units: 6 }), mixed))
  const said: string[] = []
  const second = startProcess({ folder, provider: simulateProvider(), log: (message) => said.push(message) })
  const run = await prepareRun(second, runSettings({ id: runNamed('run-two'), units: 6 }), mixed)
  await runToEnd(run)
  expect(run.status()).toMatchObject({ state: 'finished', failed: 0 })
  expect(said).toEqual([expect.stringContaining('Another Intercoder')])
  await Promise.all([first.close(), second.close()])
})

test('preparing a run may be repeated, and refuses gaps and doubles', async () => {
  const runs = startProcess({ folder: await emptyFolder(), provider: simulateProvider() })
  await runs.create(runSettings({ units: 6 }))
  const run = await runs.find(runNamed('run-one'))
  await run.addUnits(0, mixed.slice(0, 3))
  await run.addUnits(0, mixed.slice(0, 4))
  expect(await run.addUnits(0, mixed.slice(0, 3))).toMatchObject({ state: 'prepared', units: 6 })
  await expect(run.addUnits(5, mixed.slice(5))).rejects.toThrow('are missing')
  await expect(run.addUnits(4, mixed.slice(3, 5))).rejects.toThrow('twice')
  await expect(run.start()).rejects.toThrow('only 4 of its 6')
  await run.addUnits(4, mixed.slice(4))
  await expect(runs.create(runSettings({ units: 7 }))).rejects.toThrow('another run')
  await runToEnd(run)
  expect(run.status()).toMatchObject({ state: 'finished', done: 6 })
  await runs.delete(run.settings.id)
  await expect(runs.find(run.settings.id)).rejects.toThrow('there is no run')
  await runs.close()
})
