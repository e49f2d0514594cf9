import { alphaStatistic } from './alphaStatistic.ts'
import type { Coefficient } from './coefficient.ts'
import type { Distance } from './distance.ts'
import { krippendorffAlpha } from './krippendorffAlpha.ts'
import { percentAgreement } from './percentAgreement.ts'
import { basisOf, type Ratings, type RatingsBasis } from './ratings.ts'
import { type BootstrapOptions, type Interval, unitBootstrap } from './unitBootstrap.ts'

/** Krippendorff's alpha of one table, with what it rests on. */
export type Estimate = Coefficient &
  RatingsBasis & {
    /** Absent where the coefficient has no value, or no interval was asked for. */
    readonly interval: Interval | undefined
    readonly percentAgreement: Coefficient
  }

/** Yields the replicates done since the last step; without `bootstrap` there is no interval, and one step of none. */
export function* estimate<Value>(
  ratings: Ratings<Value>,
  distance: Distance<Value>,
  bootstrap: BootstrapOptions | undefined,
): Generator<number, Estimate> {
  const alpha = krippendorffAlpha(ratings, distance)
  const rest = { ...basisOf(ratings), percentAgreement: percentAgreement(ratings) }
  if (alpha.value === undefined || bootstrap === undefined) {
    yield bootstrap?.replicates ?? 0
    return { ...alpha, ...rest, interval: undefined }
  }
  const interval = yield* unitBootstrap(alphaStatistic(ratings, distance), bootstrap)
  return { ...alpha, ...rest, interval }
}
