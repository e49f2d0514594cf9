import { expect, test } from 'vitest'
import type { CacheKey } from '../../../shared/domain/ids.ts'
import type { RunSettings } from '../../../shared/domain/run.ts'
import { codebook } from '../../../test/simulators/codebook.ts'
import {
  coderNamed,
  emptyFolder,
  eventsOf,
  prepareRun,
  runNamed,
  runSettings,
  runToEnd,
  startProcess,
  unitsOf,
} from '../../../test/simulators/projectUnderTest.ts'
import { simulateProvider } from '../../../test/simulators/simulatedProvider.ts'
import type { ProjectRuns } from './projectRuns.ts'
import type { Run } from './run.ts'

const units = unitsOf(['one of hope', 'two of fear'])
const coders = [coderNamed('ana'), coderNamed('ben')]

let runCount = 0
async function go(runs: ProjectRuns, more: Partial<RunSettings> = {}, of = units): Promise<Run> {
  const id = runNamed(`run-number-${++runCount}`)
  const run = await prepareRun(runs, runSettings({ id, coders, units: of.length, ...more }), of)
  await runToEnd(run)
  return run
}

/** The key of ana's coding of a unit, or of the judgement of its relevance. */
async function keyOf(run: Run, unit: number, operation = 'assignCodes'): Promise<CacheKey> {
  for (const event of await eventsOf(run)) {
    if (event.type !== 'unit' || event.segmentId !== `doc.${unit}`) continue
    const asked = event.questions.find((one) => one.operation === operation && one.coderId !== 'ben')
    if (asked) return asked.key
  }
  throw new Error('this was not asked')
}

async function project() {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  const first = await go(runs)
  return { runs, first, provider }
}

test('S1-30 an answer that is known is said to be, with all that is known of it', async () => {
  const { runs, first } = await project()
  const key = await keyOf(first, 0)
  expect(await runs.explainMiss(key)).toMatchObject({
    kind: 'known',
    entry: {
      key,
      operation: 'assignCodes',
      coderId: 'ana',
      model: 'm',
      answeredAs: 'simulated-1',
      runs: [first.settings.id],
      codebooks: [first.settings.codebookHash],
    },
  })
  expect(await runs.explainMiss('0'.repeat(64) as CacheKey)).toEqual({ kind: 'unlike' })
  await runs.close()
})

test('S1-30 for the first run nothing comparable was known', async () => {
  const { runs, first } = await project()
  expect(await runs.explainMiss(await keyOf(first, 0), first.settings.id)).toEqual({ kind: 'unlike' })
  await runs.close()
})

const withRule = { ...codebook, rules: [...codebook.rules, 'One rule more.'] }

test.each<[string, Partial<RunSettings>, { asked: string; known: string }]>([
  ['settings.temperature', { coders: [coderNamed('ana', { temperature: 0.7 })] }, { asked: '0.7', known: '0' }],
  ['settings.model', { coders: [coderNamed('ana', { model: 'n' })] }, { asked: 'n', known: 'm' }],
  ['settings.seed', { coders: [coderNamed('ana', { seed: 0 })] }, { asked: '0', known: '–' }],
  ['occasion', { occasion: 'second' }, { asked: 'second', known: 'first' }],
  [
    'codebook',
    { codebook: withRule },
    { asked: expect.stringContaining('One rule more') as never, known: expect.any(String) as never },
  ],
  [
    'onBehalfOf',
    { coders: [coderNamed('cem')] },
    { asked: expect.stringContaining('cem') as never, known: expect.any(String) as never },
  ],
  [
    'system',
    { coders: [{ ...coderNamed('ana'), persona: 'You are a nurse.' }] },
    { asked: expect.stringContaining('nurse') as never, known: expect.any(String) as never },
  ],
])('S1-30 what was changed is named: %s', async (part, change, texts) => {
  const { runs } = await project()
  const second = await go(runs, change)
  const key = await keyOf(second, 0)
  const explained = await runs.explainMiss(key, second.settings.id)
  if (explained.kind !== 'differs') throw new Error(`it is ${explained.kind}`)
  expect(explained.parts[0]).toEqual({ part, ...texts })
  // A codebook is written out in the system text, and its codes in the schema: these follow it.
  if (part !== 'codebook') expect(explained.parts).toHaveLength(1)
  expect(explained.nearest).toMatchObject({ operation: 'assignCodes', model: 'm' })
  expect(await runs.explainMiss(key)).toMatchObject({ kind: 'known' })
  await runs.close()
})

test('S1-30 another text is named, and so are two parts at once; of frames that differ in as many parts the latest is the nearest', async () => {
  const { runs } = await project()
  const edited = await go(runs, {}, unitsOf(['one of hope!', 'two of fear']))
  const other = await runs.explainMiss(await keyOf(edited, 0), edited.settings.id)
  expect(other).toMatchObject({ kind: 'differs', parts: [{ part: 'unit', asked: 'one of hope!' }] })
  await go(runs, { coders: [coderNamed('ana', { temperature: 1 })], occasion: 'third' })
  const last = await go(runs, { coders: [coderNamed('ana', { temperature: 1, topP: 0.5 })] })
  const explained = await runs.explainMiss(await keyOf(last, 0), last.settings.id)
  expect(explained.kind === 'differs' && explained.parts.map(({ part }) => part).sort()).toEqual([
    'occasion',
    'settings.topP',
  ])
  await runs.close()
})

test('S1-30 a question whose answer was cleared is explained from the journal', async () => {
  const { runs, first } = await project()
  const key = await keyOf(first, 0)
  const cache = await runs.cache()
  await cache.clear({ coderId: coders[0]!.id })
  expect(await runs.explainMiss(key)).toMatchObject({
    kind: 'differs',
    nearest: { coderId: 'ben' },
    parts: [{ part: 'onBehalfOf' }],
  })
  await cache.clear({ operation: 'assignCodes' })
  expect(await runs.explainMiss(key)).toEqual({ kind: 'unlike' })
  expect(await runs.explainMiss(await keyOf(first, 0, 'judgeRelevance'))).toMatchObject({ kind: 'known' })
  await runs.close()
})
