import { expect, test } from 'vitest'
import {
  emptyFolder,
  prepareRun,
  runNamed,
  runSettings,
  startProcess,
  unitsOf,
} from '../../../test/simulators/projectUnderTest.ts'
import { simulateProvider } from '../../../test/simulators/simulatedProvider.ts'

const texts = [
  'It is far too loud in the office for most of us',
  'It is not far too loud in the office for most of us',
  'it is far  too loud in the office for most of us.',
  'Nobody asked us about the new schedule',
  'It is far too loud in the office for most of us',
]

test('near misses of a project name both segments and what sets them apart; equal texts are one', async () => {
  const provider = simulateProvider()
  const runs = startProcess({ folder: await emptyFolder(), provider })
  await prepareRun(runs, runSettings({ units: texts.length }), unitsOf(texts))
  await prepareRun(runs, runSettings({ id: runNamed('run-two'), units: 1 }), unitsOf(['Another text']))
  const { pairs, compared, leftOut } = await runs.similar({ atLeast: 0.8, limit: 10 })
  expect([compared, leftOut]).toEqual([5, 0])
  expect(pairs).toEqual([
    { a: 'doc.0', b: 'doc.2', score: 1, differs: [] },
    { a: 'doc.0', b: 'doc.1', score: expect.closeTo(0.9, 1), differs: ['negation'] },
    { a: 'doc.1', b: 'doc.2', score: expect.closeTo(0.9, 1), differs: ['negation'] },
  ])
  expect((await runs.similar({ runId: runNamed('run-two'), atLeast: 0.8, limit: 10 })).compared).toBe(1)
  expect(provider.asked).toEqual([])
  await runs.close()
})
