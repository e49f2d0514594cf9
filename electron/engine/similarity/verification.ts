import { z } from 'zod'
import type { CacheKey } from '../../../shared/domain/ids.ts'
import { upperBound } from './clopperPearson.ts'

/** The highest rate of wrongly served answers that is put up with. */
export const tolerated = 0.01

/** Of the answers that could be served, one in so many is asked for all the same once the tier serves. */
const oneIn = 10

/**
 * What was found where an answer that could have been served was asked for all the same. `learning`: nothing is served yet.
 * `off`: nothing is served any more, until a person lets it learn anew.
 */
export const Verification = z
  .object({
    state: z.enum(['learning', 'serving', 'off']),
    verified: z.int().nonnegative(),
    differed: z.int().nonnegative(),
  })
  .readonly()
export type Verification = z.infer<typeof Verification>

export const unverified: Verification = { state: 'learning', verified: 0, differed: 0 }

/** So many verifications without a difference bound the rate below what is tolerated: 299 for 1 %. */
export const enoughToServe = Math.ceil(Math.log(0.05) / Math.log1p(-tolerated))

/**
 * Takes in one verification. It is decided once, after `enoughToServe` of them, whether to serve: looking again and again until
 * the bound is met would meet it by luck. While serving, every look may only end it. So a tier that errs more often than
 * tolerated ever serves in at most one case of twenty, however much more often it errs.
 */
export function verify({ state, verified, differed }: Verification, differs: boolean): Verification {
  const counts = { verified: verified + 1, differed: differed + (differs ? 1 : 0) }
  if (state === 'off' || (state === 'learning' && counts.verified < enoughToServe)) return { state, ...counts }
  return { state: upperBound(counts.differed, counts.verified) <= tolerated ? 'serving' : 'off', ...counts }
}

/** Is this question to be asked although its answer could be served? The same question always gets the same answer. */
export const isDrawn = ({ state }: Verification, key: CacheKey): boolean =>
  state === 'learning' || (state === 'serving' && Number.parseInt(key.slice(0, 8), 16) % oneIn === 0)
