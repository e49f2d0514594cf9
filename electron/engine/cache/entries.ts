import type { EntryFilter, EntryInfo } from '../../../shared/domain/cacheEntry.ts'
import type { Found, FrameRecord, ReplyRecord } from './tier.ts'

/** What is known of a reply besides the reply. A frame that was lost takes only its versions and runs with it. */
export const infoOf = ({ record, bytes }: Found, frame: FrameRecord | undefined): EntryInfo => ({
  key: record.key,
  operation: record.operation,
  coderId: record.coderId,
  provider: record.provider,
  model: record.asked,
  ...(record.model === undefined ? {} : { answeredAs: record.model }),
  at: new Date(record.at).toISOString(),
  bytes,
  codebooks: frame?.codebooks ?? [],
  runs: [...new Set([record.runId, ...(frame?.runs ?? [])])],
})

/** Does the entry meet every condition that the filter names? */
export function matches(filter: EntryFilter, record: ReplyRecord, frame: FrameRecord | undefined, now: number) {
  const { operation, coderId, model, codebook, runId, olderThanSeconds, confidenceBelow } = filter
  const only = <T>(wanted: T, served: readonly T[]) => served.length > 0 && served.every((one) => one === wanted)
  return (
    (operation === undefined || record.operation === operation) &&
    (coderId === undefined || record.coderId === coderId) &&
    (model === undefined || record.asked === model) &&
    (codebook === undefined || only(codebook, frame?.codebooks ?? [])) &&
    (runId === undefined || only(runId, [record.runId, ...(frame?.runs ?? [])])) &&
    (olderThanSeconds === undefined || now - record.at >= olderThanSeconds * 1000) &&
    (confidenceBelow === undefined || (record.confidence !== undefined && record.confidence < confidenceBelow))
  )
}

/** The highest `confidence` that a reply states, at whatever depth; `undefined` where it states none. */
export function bestConfidence(reply: unknown): number | undefined {
  if (typeof reply !== 'object' || reply === null) return undefined
  const stated = Object.entries(reply).map(([name, value]) =>
    name === 'confidence' && typeof value === 'number' ? value : bestConfidence(value),
  )
  const known = stated.filter((confidence) => confidence !== undefined)
  return known.length > 0 ? Math.max(...known) : undefined
}

/**
 * The date of the newest entry that no longer fits, where newer ones go first: those after it take at most `room` bytes together.
 * Minus infinity where all fit. Entries come as two parallel lists, for there may be a million.
 */
export function firstThatDoesNotFit(dates: readonly number[], bytes: readonly number[], room: number): number {
  const newestFirst = Uint32Array.from(dates, (_, i) => i).sort((a, b) => dates[b]! - dates[a]!)
  let left = room
  for (const i of newestFirst) {
    left -= bytes[i]!
    if (left < 0) return dates[i]!
  }
  return Number.NEGATIVE_INFINITY
}
