import type { ManualCoding } from './manualCoding.ts'

/**
 * The decision that stands: the latest that was not withdrawn. A `skipped` one stands as well, and counts as missing.
 * Reliability reads another, the one before any correction: see `reliability/manualJudgements`.
 *
 * @param codings what one coder decided about one unit, in any order; their times are distinct, and ISO times sort as text.
 * @returns `undefined` where nothing was decided, or everything was withdrawn.
 */
export const standingDecision = <Coding extends ManualCoding>(codings: readonly Coding[]): Coding | undefined =>
  codings
    .filter((coding) => coding.withdrawnAt === undefined)
    .reduce<Coding | undefined>((best, coding) => (best && best.codedAt > coding.codedAt ? best : coding), undefined)
