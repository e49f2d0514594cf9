import type { ManualCoding } from './manualCoding.ts'

/**
 * The decision that stands: the latest that was not withdrawn. A `skipped` one stands as well, and counts as missing.
 *
 * @param codings what one coder decided about one unit, in any order.
 * @returns `undefined` where nothing was decided, or everything was withdrawn.
 */
export const standingDecision = <Coding extends ManualCoding>(codings: readonly Coding[]): Coding | undefined =>
  latest(codings.filter((coding) => coding.withdrawnAt === undefined))

/**
 * The decision that reliability reads: the latest that was made while the unit lay open for the first time. What the coder
 * thought later, perhaps after having seen other units or other coders, is a correction and no independent judgement.
 */
export const firstDecision = <Coding extends ManualCoding>(codings: readonly Coding[]): Coding | undefined =>
  latest(codings.filter((coding) => coding.withdrawnAt === undefined && !coding.correction))

/** Times of one coder and unit are distinct, and ISO times in UTC sort as text. */
const latest = <Coding extends ManualCoding>(codings: readonly Coding[]): Coding | undefined =>
  codings.reduce<Coding | undefined>(
    (best, coding) => (best && best.codedAt > coding.codedAt ? best : coding),
    undefined,
  )
