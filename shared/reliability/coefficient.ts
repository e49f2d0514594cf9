/**
 * Why a coefficient has no value:
 * `oneCoder` there are not two coders to compare; `noPairable` no unit was judged by two coders;
 * `noVariation` all pairable values are equal, and without variation reliability cannot be inferred.
 */
export type UndefinedReason = 'oneCoder' | 'noPairable' | 'noVariation'

/** A coefficient of agreement. One without a value says why; it is never shown as 0, 1 or NaN. */
export type Coefficient = { readonly value: number } | { readonly value: undefined; readonly reason: UndefinedReason }

export const undefinedBecause = (reason: UndefinedReason): Coefficient => ({ value: undefined, reason })
