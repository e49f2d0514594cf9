import { callsBesideFloor, hitRate, runCell } from './cellScenario.ts'
import { counted, countedBeside, type Result } from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S0-44', 'S0-45']

/** One coder over a hundred segments, twice. The seed's own figures for it (95 calls, 78 % hits) follow from nothing. */
export default async function single(): Promise<Result[]> {
  const cell = { n: 100, k: 1, relevance: 70, duplicates: 10 }
  const first = await runCell(cell)
  const second = await first.again()
  return [
    callsBesideFloor('calls', cell, first.figures),
    countedBeside(
      { id: 'callsOfOneCombined', metric: 'calls', peerName: 'kn, one combined call each' },
      first.figures.calls.made,
      100,
    ),
    countedBeside(
      { id: 'callsOfThree', metric: 'calls', peerName: '3kn, three operations each' },
      first.figures.calls.made,
      300,
    ),
    counted('hitRateFirst', 'share of look-ups, first pass', hitRate(first.figures)),
    counted('hitRateSecond', 'share of look-ups, second pass', hitRate(second.figures), { of: 'ours', atLeast: 1 }),
  ]
}
