/**
 * A coefficient as a function of how often each kind of unit occurs: all that a resample of the units can change.
 * Units are of one kind where they contribute the same, whoever gave the values.
 */
export interface UnitStatistic {
  /** How many units of the data are of each kind; they add up to the units with at least one value. */
  readonly multiplicity: Uint32Array
  /** The coefficient, had each kind occurred so often; `undefined` where it has no value. */
  readonly at: (counts: Uint32Array) => number | undefined
}
