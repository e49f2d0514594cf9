import { callsBesideFloor, hitRate, runCell } from './cellScenario.ts'
import { alone, counted, type Result, repeats } from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S0-09', 'S0-35', 'S0-45']

const cell = { n: 500, k: 3, relevance: 70, duplicates: 10 }

/** Three coders over five hundred segments. */
export default async function multiCoder(): Promise<Result[]> {
  const scenarios = []
  for (let i = 0; i < repeats; i++) scenarios.push(await runCell(cell))
  const [one] = scenarios
  if (!one) throw new Error('there are no repeats')
  const again = await one.again()
  const operations = cell.k * (cell.n + one.figures.relevant)
  return [
    ...scenarios.slice(0, 1).map(({ figures }) => callsBesideFloor('calls', cell, figures)),
    counted('shared', 'calls spared by sharing', one.figures.calls.avoided.shared),
    counted('duplicates', 'calls spared by equal contents', one.figures.calls.avoided.duplicate),
    counted('hitRateSecond', 'share of look-ups, second pass', hitRate(again.figures), { of: 'ours', atLeast: 1 }),
    alone(
      'operations',
      'operations per second, model without delay',
      scenarios.map(({ seconds }) => operations / seconds),
    ),
    alone('operationsSecond', 'operations per second, second pass', [operations / again.seconds]),
  ]
}
