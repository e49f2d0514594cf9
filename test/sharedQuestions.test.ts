import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createAsk } from '../electron/engine/ask.ts'
import { unitDigest } from '../electron/engine/cache/contentKey.ts'
import { createMemoryTier } from '../electron/engine/cache/memoryTier.ts'
import { createReplies } from '../electron/engine/cache/replies.ts'
import { createFrames } from '../electron/engine/frames.ts'
import { assignCodes } from '../electron/engine/operations/assignCodes.ts'
import { judgeRelevance } from '../electron/engine/operations/judgeRelevance.ts'
import { createQueue } from '../electron/engine/scheduling/queue.ts'
import { createSingleFlight } from '../electron/engine/scheduling/singleFlight.ts'
import { openCallLog } from '../electron/engine/store/callLog.ts'
import { createWorker, realTiming } from '../electron/engine/workers/worker.ts'
import { hashOfCodebook } from '../shared/domain/codebook.ts'
import type { AnalysisMode, RunSettings } from '../shared/domain/run.ts'
import { SharingTable, sharingForRun } from '../shared/domain/sharing.ts'
import { succeed } from '../shared/std/outcome.ts'
import { codebook } from './simulators/codebook.ts'
import { developCategories } from './simulators/developCategories.ts'
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
} from './simulators/projectUnderTest.ts'
import { simulateProvider } from './simulators/simulatedProvider.ts'

/** Asks one question at a time of a project whose provider answers every stand-in alike. */
async function project() {
  const provider = simulateProvider(async ({ operation }) =>
    succeed({ raw: operation === 'judgeRelevance' ? '{"relevant":true}' : '{"categories":["work"],"codes":[]}' }),
  )
  const calls = await openCallLog(join(await emptyFolder(), 'calls.jsonl'))
  const stop = { pause: new AbortController().signal, cancel: new AbortController().signal }
  const answers: Parameters<typeof createAsk>[1] = {
    replies: createReplies(createMemoryTier(1e7), []),
    flights: createSingleFlight(),
    worker: createWorker(
      createQueue(() => 4),
      realTiming,
    ),
    provider: () => provider,
    forbidden: async () => undefined,
    now: Date.now,
    usable: () => true,
    miss: 'unknown',
  }
  const unit = { text: 'a passage', digest: unitDigest('a passage') }
  const run = { runId: runNamed('run-one'), beganAt: 0, claims: new Set<never>(), calls, stop }
  return {
    provider,
    put: async (frame: Parameters<ReturnType<typeof createAsk>>[0]) => createAsk(run, answers)(frame, unit),
  }
}

const inMode = (mode: string, more: Partial<RunSettings> = {}): RunSettings => ({
  ...runSettings({ units: 1 }),
  ...more,
  mode: mode as AnalysisMode,
})

test('S0-02 categories are developed once for all coders, and another codebook asks everything anew', async () => {
  const { provider, put } = await project()
  const operation = developCategories('inductive')
  for (let coder = 0; coder < 3; coder++) await put(createFrames(inMode('inductive')).forAll(operation))
  expect(provider.asked).toHaveLength(1)
  const edited = { ...codebook, rules: [...codebook.rules, 'Mind the tone.'] }
  const later = inMode('inductive', { codebook: edited, codebookHash: hashOfCodebook(edited) })
  const frames = createFrames(later)
  await put(frames.forAll(operation))
  expect(provider.asked).toHaveLength(2)
  expect(createFrames(inMode('inductive')).forAll(operation).digest).not.toBe(frames.forAll(operation).digest)
})

test('S0-15 one passage in four modes gives four answers where the mode is shown, and one where nothing shown differs', async () => {
  const { provider, put } = await project()
  const modes = ['deductive', 'inductive', 'abductive', 'grounded']
  const sharing = { name: 'all', rules: { developCategories: 'shared', judgeRelevance: 'shared' } } as const
  for (const mode of modes) await put(createFrames(inMode(mode, { sharing })).forAll(developCategories(mode)))
  expect(provider.asked).toHaveLength(4)
  for (const mode of modes) await put(createFrames(inMode(mode)).forAll(judgeRelevance))
  expect(provider.asked).toHaveLength(5)
})

test('S0-15 no mode develops categories jointly but the one whose table says so', () => {
  expect(() => createFrames(inMode('deductive')).forAll(developCategories('deductive'))).toThrow('no rule says')
  expect(() => createFrames(inMode('inductive')).forAll(assignCodes)).toThrow('must not share')
})

const cheap = SharingTable.parse({ version: 1, name: 'Cheap', modes: { deductive: { assignCodes: 'shared' } } })
const careful = SharingTable.parse({
  version: 1,
  name: 'Careful',
  modes: { deductive: { judgeRelevance: 'perCoder' } },
})

test('S0-39 a table that has coders share their codings asks once for all, and every question is accounted for', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const units = unitsOf(['hope', 'weather', 'fear', 'hope'])
  const run = await prepareRun(runs, runSettings({ units: 4, sharing: sharingForRun(cheap, 'deductive') }), units)
  expect((await run.preview()).calls).toEqual({ low: 3, high: 6 })
  await runToEnd(run)
  expect(provider.asked).toHaveLength(3 + 2)
  const figures = await figuresOf(run)
  expect(figures.coders.map(({ coded }) => coded)).toEqual([3, 3, 3])
  expect(accountedFor(figures)).toBe(3 * 4 + 3 * 3)
  const first = (await eventsOf(run)).find((event) => event.type === 'unit' && event.segmentId === 'doc.0')
  expect(first).toMatchObject({
    questions: [{ operation: 'judgeRelevance' }, { operation: 'assignCodes', coderId: null, spared: 2 }],
  })
  await runs.close()
})

test('S0-39 a table that has each coder judge relevance forbids the strategy that shares it, and suits the other', async () => {
  const runs = startProcess({ folder: await emptyFolder(), provider: simulateProvider() })
  const sharing = sharingForRun(careful, 'deductive')
  const run = await prepareRun(runs, runSettings({ units: 1, sharing }), unitsOf(['hope']))
  await expect(run.preview()).rejects.toThrow('coders must not share “judgeRelevance”')
  const alone = runSettings({ id: runNamed('run-two'), units: 1, sharing, strategy: 'independentCoders' })
  await runToEnd(await prepareRun(runs, alone, unitsOf(['hope'])))
  await runs.close()
})

const hundred = unitsOf(
  Array.from({ length: 100 }, (_, i) => `passage ${i % 35} of ${i % 7 === 0 ? 'weather' : 'hope'}`),
)

test('S1-40 a fresh run reads nothing of older occasions, whose answers stay', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const on = (id: string, occasion: string) => runSettings({ id: runNamed(id), occasion, units: 100 })
  const old = await prepareRun(runs, on('run-old', 'first'), hundred)
  await runToEnd(old)
  const before = provider.asked.length
  const fresh = await prepareRun(runs, on('run-fresh', 'second'), hundred)
  await runToEnd(fresh)
  expect(provider.asked).toHaveLength(2 * before)
  const keysOf = async (run: typeof old) =>
    new Set(
      (await eventsOf(run)).flatMap((event) => (event.type === 'unit' ? event.questions.map(({ key }) => key) : [])),
    )
  const [oldKeys, freshKeys] = [await keysOf(old), await keysOf(fresh)]
  expect([...freshKeys].filter((key) => oldKeys.has(key))).toEqual([])
  expect((await figuresOf(fresh)).calls.avoided).toMatchObject({ earlierRun: 0, singleFlight: 0, canonical: 0 })
  await runToEnd(await prepareRun(runs, on('run-again', 'first'), hundred))
  expect(provider.asked).toHaveLength(2 * before)
  await runs.close()
})

test('S0-05 without dedupe a run costs n + r·n·k calls, as its preview says, and shares nothing with runs that dedupe', async () => {
  for (const k of [1, 3]) {
    const provider = simulateProvider()
    const runs = startProcess({ folder: await emptyFolder(), provider })
    const coders = Array.from({ length: k }, (_, i) => coderNamed(`coder${i}`))
    await runToEnd(await prepareRun(runs, runSettings({ units: 100, coders }), hundred))
    provider.asked.length = 0
    const apart = runSettings({ id: runNamed('run-apart'), units: 100, coders, dedupe: false })
    const run = await prepareRun(runs, apart, hundred)
    await runToEnd(run)
    const relevant = hundred.filter(({ text }) => text.includes('hope')).length
    expect(provider.asked).toHaveLength(100 + relevant * k)
    const again = await prepareRun(runs, { ...apart, id: runNamed('run-again') }, hundred)
    expect((await again.preview()).calls).toEqual({ low: 0, high: 0 })
    await runs.close()
  }
})
