import { callsBesideFloor, runCell } from './cellScenario.ts'
import { countedBeside, type Result } from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S0-05', 'S0-06', 'S0-07', 'S0-37']

const n = 100
const latencyMs = 10
const concurrency = 10

/** Seconds of so many calls without any cache, with the same delay and as many at once. */
async function secondsWithout(calls: number): Promise<number> {
  const begun = performance.now()
  let left = calls
  const lane = async () => {
    while (left-- > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs))
  }
  await Promise.all(Array.from({ length: concurrency }, lane))
  return (performance.now() - begun) / 1000
}

/**
 * The comparison the product was asked for with, over a hundred different segments that all matter, so
 * that neither duplicates nor screening help. Two baselines, for a percentage without its baseline says nothing: 3kn asks
 * three questions of each coder, kn one that combines them. The design the seed describes makes n(2 + k) calls: 44 % fewer
 * than 3kn with three coders, and 67 % more than kn. Its “60 %” (120 of 300 calls) counts only codings on the new side; and
 * for one coder its script compares 75 old calls, which count one operation of three, with 300 new ones.
 */
export default async function oldVsNew(): Promise<Result[]> {
  const results: Result[] = []
  for (const k of [1, 2, 3, 5, 10]) {
    const cell = { n, k, relevance: 100, duplicates: 0 }
    const { figures, seconds } = await runCell(cell, { latencyMs, concurrency })
    const { made } = figures.calls
    const against = (id: string, peerName: string, calls: number) =>
      countedBeside({ id: `${id}.k${k}`, metric: 'calls', peerName }, made, calls)
    results.push(
      callsBesideFloor(`floor.k${k}`, cell, figures),
      against('threeEach', '3kn, three operations per coder', 3 * k * n),
      against('oneEach', 'kn, one combined call per coder', k * n),
      countedBeside(
        { id: `seed.k${k}`, metric: 'calls of the seed’s design', peerName: '3kn' },
        n * (2 + k),
        3 * k * n,
      ),
      countedBeside(
        {
          id: `seconds.k${k}`,
          metric: `seconds at ${latencyMs} ms a call, ${concurrency} at once`,
          peerName: '3kn, same delay',
        },
        seconds,
        await secondsWithout(3 * k * n),
      ),
    )
  }
  return results
}
