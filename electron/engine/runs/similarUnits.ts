import { setImmediate as turn } from 'node:timers/promises'
import type { SimilarSegments } from '../../../shared/contract/cache.ts'
import type { RunId, SegmentId } from '../../../shared/domain/ids.ts'
import { differencesOf } from '../similarity/differences.ts'
import { similarPairs } from '../similarity/similarPairs.ts'
import type { Run } from './run.ts'

export interface SimilarityWish {
  /** Absent: all runs of the project. */
  readonly runId?: RunId
  readonly atLeast: number
  readonly limit: number
}

export interface SimilarUnits {
  readonly pairs: readonly SimilarSegments[]
  readonly compared: number
  readonly leftOut: number
}

/** Near misses among the units of runs, each text once, with what sets them apart. Others have their turn in between. */
export async function similarUnits(
  runs: Iterable<Pick<Run, 'units'>> | AsyncIterable<Pick<Run, 'units'>>,
  how: Omit<SimilarityWish, 'runId'>,
): Promise<SimilarUnits> {
  const first = new Map<string, SegmentId>()
  for await (const run of runs)
    for await (const { segmentId, text } of run.units()) if (!first.has(text)) first.set(text, segmentId)
  const units = [...first]
  const search = similarPairs([...first.keys()], how)
  let step = search.next()
  while (!step.done) {
    await turn()
    step = search.next()
  }
  const { pairs, ...counts } = step.value
  const named = pairs.map(({ a, b, score }) => {
    const [[one, idOfOne], [other, idOfOther]] = [units[a]!, units[b]!]
    return { a: idOfOne, b: idOfOther, score, differs: differencesOf(one, other) }
  })
  return { pairs: named, ...counts }
}
