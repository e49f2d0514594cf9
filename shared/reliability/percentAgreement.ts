import { type Coefficient, undefinedBecause } from './coefficient.ts'
import { type Ratings, valuesOfRow } from './ratings.ts'

/**
 * Percent agreement: the share of agreeing pairs of coders in a unit, averaged over units with at least two values.
 *
 *     p_a = 1/n₂ · Σ over units, Σ over values k, r_uk (r_uk − 1) / (r_u (r_u − 1))
 *
 * Not corrected for chance; with code sets, a pair agrees where both sets are equal.
 *
 * @returns from 0 to 1
 * @see Gwet, K. (2014). Handbook of Inter-Rater Reliability (4th ed.), chapter 2.
 */
export function percentAgreement(ratings: Ratings<unknown>): Coefficient {
  if (ratings.coders === 1) return undefinedBecause('oneCoder')
  let units = 0
  let agreement = 0
  for (let row = 0; row < ratings.rows; row++) {
    const given = valuesOfRow(ratings, row)
    if (given.length < 2) continue
    units += ratings.counts[row]!
    agreement += ratings.counts[row]! * shareOfAgreeingPairs(given)
  }
  return units > 0 ? { value: agreement / units } : undefinedBecause('noPairable')
}

function shareOfAgreeingPairs(given: readonly number[]): number {
  let agreeing = 0
  for (let i = 1; i < given.length; i++) for (let j = 0; j < i; j++) if (given[i] === given[j]) agreeing++
  return agreeing / ((given.length * (given.length - 1)) / 2)
}
