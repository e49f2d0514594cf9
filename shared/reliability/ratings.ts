/** In `Ratings.cells`: the coder did not judge the unit. It is no category, and never "no code applies". */
export const missing = -1

/** Who gave which value to what: units in rows, coders in columns, every distinct value kept once. */
export interface Ratings<Value> {
  readonly rows: number
  readonly coders: number
  /** Row by row, `rows × coders`: places in `values`, or `missing`. */
  readonly cells: Int32Array
  readonly values: readonly Value[]
  /** How many units each row stands for: 1, unless equal units were put together. */
  readonly counts: Uint32Array
}

/**
 * Builds the table from rows of values, one entry a coder; `undefined` is missing. Values with equal keys are one value.
 *
 * @param counts how many units each row stands for; 1 each where left out
 * @throws RangeError where a row does not have `coders` entries, or `counts` does not fit
 */
export function ratingsFromRows<Value>(
  rows: readonly (readonly (Value | undefined)[])[],
  coders: number,
  keyOf: (value: Value) => unknown,
  counts: ArrayLike<number> = new Uint32Array(rows.length).fill(1),
): Ratings<Value> {
  if (counts.length !== rows.length) throw new RangeError(`${counts.length} counts for ${rows.length} rows`)
  const intern = interning(keyOf)
  const cells = new Int32Array(rows.length * coders)
  for (const [r, row] of rows.entries()) {
    if (row.length !== coders) throw new RangeError(`row ${r} has ${row.length} entries for ${coders} coders`)
    for (const [c, value] of row.entries())
      cells[r * coders + c] = value === undefined ? missing : intern.placeOf(value)
  }
  return { rows: rows.length, coders, cells, values: intern.values, counts: Uint32Array.from(counts) }
}

/** Keeps every distinct value once, in the order in which they are met. */
export function interning<Value>(keyOf: (value: Value) => unknown) {
  const values: Value[] = []
  const places = new Map<unknown, number>()
  const placeOf = (value: Value): number => {
    const key = keyOf(value)
    const known = places.get(key)
    if (known !== undefined) return known
    places.set(key, values.length)
    return values.push(value) - 1
  }
  return { values, placeOf }
}

/** The values given to a row, in the order of the coders. */
export function valuesOfRow(ratings: Ratings<unknown>, row: number): number[] {
  const given: number[] = []
  for (let cell = row * ratings.coders; cell < (row + 1) * ratings.coders; cell++) {
    const value = ratings.cells[cell]!
    if (value !== missing) given.push(value)
  }
  return given
}

/** The same table with fewer rows or coders, in the order asked for. */
export function selectRatings<Value>(
  ratings: Ratings<Value>,
  rows: readonly number[],
  coders: readonly number[],
): Ratings<Value> {
  const cells = new Int32Array(rows.length * coders.length)
  for (const [r, row] of rows.entries())
    for (const [c, coder] of coders.entries())
      cells[r * coders.length + c] = ratings.cells[row * ratings.coders + coder]!
  const counts = Uint32Array.from(rows, (row) => ratings.counts[row]!)
  return { rows: rows.length, coders: coders.length, cells, values: ratings.values, counts }
}

/** The same table with other values, e.g. whether a code is in the set. What was missing stays so. */
export function mapRatings<Value, Image>(
  ratings: Ratings<Value>,
  image: (value: Value) => Image,
  keyOf: (value: Image) => unknown,
): Ratings<Image> {
  const intern = interning(keyOf)
  const places = Int32Array.from(ratings.values, (value) => intern.placeOf(image(value)))
  const cells = ratings.cells.map((value) => (value === missing ? missing : places[value]!))
  return { ...ratings, cells, values: intern.values }
}

/** How much a table holds to compare. */
export interface RatingsBasis {
  /** Units with at least one value. */
  readonly units: number
  readonly coders: number
  /** Units with at least two values: those a coefficient rests on. */
  readonly pairableUnits: number
  /** Values in these units. */
  readonly pairable: number
  /** `ratedBy[k]` units were judged by k coders, k from 0 to `coders`. */
  readonly ratedBy: readonly number[]
}

export function basisOf(ratings: Ratings<unknown>): RatingsBasis {
  const ratedBy = new Array<number>(ratings.coders + 1).fill(0)
  for (let row = 0; row < ratings.rows; row++) ratedBy[valuesOfRow(ratings, row).length]! += ratings.counts[row]!
  const sum = (from: number, weight: (k: number) => number) =>
    ratedBy.reduce((total, units, k) => (k < from ? total : total + units * weight(k)), 0)
  return {
    units: sum(1, () => 1),
    coders: ratings.coders,
    pairableUnits: sum(2, () => 1),
    pairable: sum(2, (k) => k),
    ratedBy,
  }
}
