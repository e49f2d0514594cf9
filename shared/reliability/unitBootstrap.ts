import { resampleUnits } from './resampleUnits.ts'
import type { UnitStatistic } from './unitStatistic.ts'

/** Limits within which a coefficient lies, had other units been drawn; and how they were found. */
export interface Interval {
  readonly low: number
  readonly high: number
  /** The share of such intervals that hold the true value, e.g. 0.95. */
  readonly level: number
  readonly method: 'unitBootstrap'
  readonly seed: number
  readonly replicates: number
  /** Replicates in which the coefficient had no value; the limits are those of the others. */
  readonly undefinedReplicates: number
}

export interface BootstrapOptions {
  readonly seed: number
  readonly replicates: number
  readonly level: number
}

const replicatesPerStep = 250

/**
 * Percentile limits by resampling the units with replacement, everything recomputed, units with one value among them.
 * Coders are taken as given. The same data and seed give the same limits, to the last bit.
 *
 * A generator, so that whoever runs it can show progress and stop: it yields how many replicates were done since the last
 * time, every few milliseconds.
 *
 * @returns the limits, or `undefined` where no replicate had a value
 * @see Efron, B. & Tibshirani, R. (1993). An Introduction to the Bootstrap, chapter 13.
 */
export function* unitBootstrap(
  statistic: UnitStatistic,
  { seed, replicates, level }: BootstrapOptions,
): Generator<number, Interval | undefined> {
  const resample = resampleUnits(statistic.multiplicity, seed)
  const values = new Float64Array(replicates)
  let defined = 0
  for (let done = 0; done < replicates; ) {
    const step = Math.min(replicatesPerStep, replicates - done)
    for (let i = 0; i < step; i++) {
      const value = statistic.at(resample())
      if (value !== undefined) values[defined++] = value
    }
    done += step
    yield step
  }
  if (defined === 0) return undefined
  const sorted = values.subarray(0, defined).sort()
  const low = quantile(sorted, (1 - level) / 2)
  const high = quantile(sorted, (1 + level) / 2)
  return { low, high, level, method: 'unitBootstrap', seed, replicates, undefinedReplicates: replicates - defined }
}

/** @see Hyndman, R. & Fan, Y. (1996). Sample quantiles in statistical packages. American Statistician, 50, definition 7. */
function quantile(sorted: Float64Array, share: number): number {
  const place = share * (sorted.length - 1)
  const below = sorted[Math.floor(place)]!
  const above = sorted[Math.ceil(place)]!
  return below + (place - Math.floor(place)) * (above - below)
}
