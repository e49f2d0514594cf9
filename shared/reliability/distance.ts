/**
 * How far two values are apart: symmetric, 0 for a value and itself, never negative.
 * It is only asked about values of one table, where equal values are the same object.
 */
export type Distance<Value> = (a: Value, b: Value) => number

/** Equal or not: one code a unit, or whole sets. */
export const nominal: Distance<unknown> = (a, b) => (a === b ? 0 : 1)
