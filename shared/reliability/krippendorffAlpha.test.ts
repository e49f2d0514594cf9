import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { alphaStatistic } from './alphaStatistic.ts'
import { type CodeSet, codeSet, codeSetKey } from './codeSet.ts'
import { nominal } from './distance.ts'
import { jaccard } from './jaccard.ts'
import { krippendorffAlpha } from './krippendorffAlpha.ts'
import { masi } from './masi.ts'
import { percentAgreement } from './percentAgreement.ts'
import { type Ratings, ratingsFromRows } from './ratings.ts'

const same = (value: unknown) => value
const _ = undefined

/** Krippendorff (2011), section C: four observers, twelve units, missing data. */
const published = [
  [1, 1, _, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [_, 5, 5, 5],
  [_, _, 1, 1],
  [_, _, 3, _],
]

type Rows = (CodeSet | undefined)[][]
const coders = 3
const sets = fc.subarray([0, 1, 2, 3]).map(codeSet)
const tables: fc.Arbitrary<Rows> = fc.array(
  fc.array(fc.option(sets, { nil: undefined, freq: 4 }), { minLength: coders, maxLength: coders }),
  { maxLength: 12 },
)
const tableOf = (rows: Rows) => ratingsFromRows(rows, coders, codeSetKey)
const permuted = <Item>(items: readonly Item[], order: readonly number[]) => order.map((i) => items[i]!)
const permutation = (length: number) =>
  fc.shuffledSubarray([...Array(length).keys()], { minLength: length, maxLength: length })

const distances = { nominal, jaccard, masi }
const all = (ratings: Ratings<CodeSet>) => [
  ...Object.values(distances).map((distance) => krippendorffAlpha(ratings, distance)),
  percentAgreement(ratings),
]
function expectEqualCoefficients(a: Ratings<CodeSet>, b: Ratings<CodeSet>) {
  for (const [i, coefficient] of all(a).entries()) {
    const other = all(b)[i]!
    if (coefficient.value === undefined) expect(other).toEqual(coefficient)
    else expect(other.value).toBeCloseTo(coefficient.value, 10)
  }
}
const laws = { seed: 20111, numRuns: 300 }

describe('Krippendorff’s alpha', () => {
  it('is .743 for the data of Krippendorff (2011)', () => {
    expect(krippendorffAlpha(ratingsFromRows(published, 4, same), nominal).value).toBeCloseTo(0.743, 3)
  })

  it('has no value where all agree on one value, and says that nothing varied', () => {
    const ratings = ratingsFromRows(
      [
        ['a', 'a'],
        ['a', 'a'],
      ],
      2,
      same,
    )
    expect(krippendorffAlpha(ratings, nominal)).toEqual({ value: undefined, reason: 'noVariation' })
    expect(percentAgreement(ratings)).toEqual({ value: 1 })
  })

  it('does not take variation from units that only one coder judged', () => {
    const ratings = ratingsFromRows(
      [
        ['a', 'a'],
        ['b', _],
      ],
      2,
      same,
    )
    expect(krippendorffAlpha(ratings, nominal)).toEqual({ value: undefined, reason: 'noVariation' })
  })

  it('says why it has no value where no two judged the same, or only one coder judged', () => {
    expect(
      krippendorffAlpha(
        ratingsFromRows(
          [
            ['a', _],
            [_, 'b'],
          ],
          2,
          same,
        ),
        nominal,
      ),
    ).toMatchObject({ reason: 'noPairable' })
    expect(krippendorffAlpha(ratingsFromRows([['a'], ['b']], 1, same), nominal)).toMatchObject({ reason: 'oneCoder' })
    expect(percentAgreement(ratingsFromRows([], 0, same))).toMatchObject({ reason: 'noPairable' })
  })

  it('is 1 where all agree and something varies', () => {
    expect(
      krippendorffAlpha(
        ratingsFromRows(
          [
            ['a', 'a'],
            ['b', 'b'],
          ],
          2,
          same,
        ),
        nominal,
      ),
    ).toEqual({ value: 1 })
  })

  it('does not change with the order of the coders or the units', () => {
    const shuffled = tables.chain((rows) => fc.tuple(fc.constant(rows), permutation(rows.length), permutation(coders)))
    fc.assert(
      fc.property(shuffled, ([rows, unitOrder, coderOrder]) => {
        const other = permuted(rows, unitOrder).map((row) => permuted(row, coderOrder))
        expectEqualCoefficients(tableOf(rows), tableOf(other))
      }),
      laws,
    )
  })

  it('does not change with the names of the codes', () => {
    fc.assert(
      fc.property(tables, permutation(4), (rows, names) => {
        const renamed = rows.map((row) => row.map((set) => set && codeSet(set.map((code) => names[code]!))))
        expectEqualCoefficients(tableOf(rows), tableOf(renamed))
      }),
      laws,
    )
  })

  it('does not change where equal units are put together and counted', () => {
    fc.assert(
      fc.property(tables, fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 12, maxLength: 12 }), (rows, times) => {
        const counts = rows.map((__, i) => times[i]!)
        const repeated = rows.flatMap((row, i) => Array<(CodeSet | undefined)[]>(counts[i]!).fill(row))
        expectEqualCoefficients(tableOf(repeated), ratingsFromRows(rows, coders, codeSetKey, counts))
      }),
      laws,
    )
  })

  it('is the same by definition and prepared for the bootstrap', () => {
    fc.assert(
      fc.property(tables, (rows) => {
        for (const distance of Object.values(distances)) {
          const defined = krippendorffAlpha(tableOf(rows), distance)
          const statistic = alphaStatistic(tableOf(rows), distance)
          const prepared = statistic.at(statistic.multiplicity)
          if (defined.value === undefined) expect(prepared).toBeUndefined()
          else expect(prepared).toBeCloseTo(defined.value, 10)
        }
      }),
      laws,
    )
  })
})

describe('the distances between code sets', () => {
  it('are those of Passonneau (2006) for every relation of two sets', () => {
    expect(masi([0, 1], [0, 1])).toBe(0)
    expect(masi([0], [0, 1])).toBeCloseTo(1 - (1 / 2) * (2 / 3), 15)
    expect(masi([0, 1], [1, 2])).toBeCloseTo(1 - (1 / 3) * (1 / 3), 15)
    expect(masi([0], [1])).toBe(1)
    expect(jaccard([0, 1], [1, 2])).toBeCloseTo(2 / 3, 15)
  })

  it('take two empty sets as equal, and an empty and a filled one as farthest apart', () => {
    for (const distance of [masi, jaccard]) {
      expect(distance([], [])).toBe(0)
      expect(distance([], [0])).toBe(1)
      expect(distance([0], [])).toBe(1)
    }
  })

  it('are symmetric, between 0 and 1, and 0 only for equal sets', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        for (const distance of [masi, jaccard]) {
          expect(distance(a, b)).toBe(distance(b, a))
          expect(distance(a, b)).toBeGreaterThanOrEqual(0)
          expect(distance(a, b)).toBeLessThanOrEqual(1)
          expect(distance(a, b) === 0).toBe(codeSetKey(a) === codeSetKey(b))
        }
      }),
      laws,
    )
  })
})
