import type { Distance } from './distance.ts'
import { disagreementWithin } from './krippendorffAlpha.ts'
import { type Ratings, valuesOfRow } from './ratings.ts'
import type { UnitStatistic } from './unitStatistic.ts'

/**
 * `krippendorffAlpha` prepared for many resamples of the units. What a unit contributes is computed once per kind; the
 * expected disagreement of a resample follows from its value frequencies, by way of nearness s = d_max − d:
 *
 *     Σ n_c n_k d(c, k) = d_max N² − Σ n_c n_k s(c, k)
 *
 * where most s are 0: all but the diagonal for nominal values, all disjoint sets for code sets.
 */
export function alphaStatistic<Value>(ratings: Ratings<Value>, distance: Distance<Value>): UnitStatistic {
  const { multiplicity, members, ends } = unitKinds(ratings)
  const disagreement = Float64Array.from(ends, (end, kind) => {
    const given = [...members.subarray(kind === 0 ? 0 : ends[kind - 1], end)]
    return given.length < 2 ? 0 : disagreementWithin(given, ratings.values, distance)
  })
  const distances = distancesBelow(ratings.values, distance)
  const frequency = new Float64Array(ratings.values.length)

  const at = (counts: Uint32Array): number | undefined => {
    frequency.fill(0)
    let observed = 0
    let pairable = 0
    for (let kind = 0, from = 0; kind < counts.length; kind++) {
      const count = counts[kind]!
      const end = ends[kind]!
      observed += count * disagreement[kind]!
      pairable += count * (end - from)
      for (; from < end; from++) frequency[members[from]!]! += count
    }
    const expected = expectedDisagreement(frequency, distances)
    return expected > 0 ? 1 - ((pairable - 1) * observed) / expected : undefined
  }
  return { multiplicity, at }
}

/**
 * The kinds of unit that alpha can tell apart: by the values, not by who gave them. Units with one value are all of one
 * kind without members, since they contribute nothing, but a resample may draw them.
 * The members of kind i are `members[ends[i − 1] … ends[i]]`.
 */
function unitKinds(ratings: Ratings<unknown>) {
  const kinds = new Map<string, { readonly given: readonly number[]; units: number }>()
  for (let row = 0; row < ratings.rows; row++) {
    const given = valuesOfRow(ratings, row)
    if (given.length === 0) continue
    const compared = given.length === 1 ? [] : given.sort((a, b) => a - b)
    const key = compared.join(' ')
    const kind = kinds.get(key)
    if (kind) kind.units += ratings.counts[row]!
    else kinds.set(key, { given: compared, units: ratings.counts[row]! })
  }
  const list = [...kinds.values()]
  let end = 0
  return {
    multiplicity: Uint32Array.from(list, (kind) => kind.units),
    members: Uint32Array.from(list.flatMap((kind) => kind.given)),
    ends: Uint32Array.from(list, (kind) => (end += kind.given.length)),
  }
}

/** d(c, k) of all pairs of values: row c holds those with k < c. */
const distancesBelow = <Value>(values: readonly Value[], distance: Distance<Value>): Float64Array[] =>
  values.map((value, c) => Float64Array.from(values.slice(0, c), (other) => distance(value, other)))

/** Σ n_c n_k d(c, k) over ordered pairs: N(N − 1) · D_e. */
function expectedDisagreement(frequency: Float64Array, distances: readonly Float64Array[]): number {
  let sum = 0
  for (let c = 1; c < frequency.length; c++)
    if (frequency[c] !== 0) sum += frequency[c]! * reach(frequency, distances[c]!)
  return 2 * sum
}

/** Σ n_k d(c, k) over k < c. Four sums side by side, since each addition would otherwise wait for the one before it. */
function reach(frequency: Float64Array, distances: Float64Array): number {
  let a = 0
  let b = 0
  let c = 0
  let d = 0
  let k = 0
  for (; k + 3 < distances.length; k += 4) {
    a += distances[k]! * frequency[k]!
    b += distances[k + 1]! * frequency[k + 1]!
    c += distances[k + 2]! * frequency[k + 2]!
    d += distances[k + 3]! * frequency[k + 3]!
  }
  for (; k < distances.length; k++) a += distances[k]! * frequency[k]!
  return a + b + c + d
}
