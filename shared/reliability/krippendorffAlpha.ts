import { type Coefficient, undefinedBecause } from './coefficient.ts'
import type { Distance } from './distance.ts'
import { type Ratings, valuesOfRow } from './ratings.ts'

/**
 * Krippendorff's alpha: 1 − observed / expected disagreement, for any number of coders and with missing values.
 *
 *     D_o = 1/N      · Σ over units, 1/(m_u − 1) · Σ over ordered pairs of values in the unit, d(c, k)
 *     D_e = 1/N(N−1) · Σ over values c, k,        n_c · n_k · d(c, k)
 *
 * m_u values in unit u; n_c pairable values equal to c; N = Σ n_c. The inner sum of D_o goes through the coincidences
 * value by value. Units with one value have nothing to be compared with and drop out.
 * This is the readable definition; `alphaStatistic` computes the same for the bootstrap.
 *
 * @returns at most 1, which is perfect agreement, where 0 is what chance alone would give; negative where coders disagree
 *   more than by chance
 * @see Krippendorff, K. (2011). Computing Krippendorff's Alpha-Reliability, sections C and E.
 *   https://repository.upenn.edu/asc_papers/43
 */
export function krippendorffAlpha<Value>(ratings: Ratings<Value>, distance: Distance<Value>): Coefficient {
  if (ratings.coders === 1) return undefinedBecause('oneCoder')
  const frequency = new Float64Array(ratings.values.length)
  let pairable = 0
  let observed = 0
  for (let row = 0; row < ratings.rows; row++) {
    const given = valuesOfRow(ratings, row)
    if (given.length < 2) continue
    const count = ratings.counts[row]!
    for (const value of given) frequency[value]! += count
    pairable += count * given.length
    observed += count * disagreementWithin(given, ratings.values, distance)
  }
  if (pairable === 0) return undefinedBecause('noPairable')
  const expected = expectedDisagreement(frequency, ratings.values, distance)
  return expected > 0 ? { value: 1 - ((pairable - 1) * observed) / expected } : undefinedBecause('noVariation')
}

/** Σ d over the ordered pairs of values given to one unit, divided by m − 1 so that every value counts once. */
export function disagreementWithin<Value>(
  given: readonly number[],
  values: readonly Value[],
  distance: Distance<Value>,
): number {
  let sum = 0
  for (let i = 1; i < given.length; i++)
    for (let j = 0; j < i; j++) sum += 2 * distance(values[given[i]!]!, values[given[j]!]!)
  return sum / (given.length - 1)
}

/** Σ n_c · n_k · d(c, k) over ordered pairs of values: N(N − 1) · D_e. */
function expectedDisagreement<Value>(
  frequency: Float64Array,
  values: readonly Value[],
  distance: Distance<Value>,
): number {
  let sum = 0
  for (let c = 1; c < values.length; c++) {
    if (frequency[c] === 0) continue
    for (let k = 0; k < c; k++)
      if (frequency[k] !== 0) sum += 2 * frequency[c]! * frequency[k]! * distance(values[c]!, values[k]!)
  }
  return sum
}
