import { assertNever } from '../../../shared/std/assertNever.ts'
import type { ProviderFailure } from '../providers/provider.ts'

const mostAttempts = 6
const firstDelayMs = 1000
const longestDelayMs = 60_000
/** A server that wants a longer rest is taken at its word: the unit fails, and is asked again when a person says so. */
const longestObeyedMs = 10 * 60_000

/**
 * How long to wait before asking again, in milliseconds; `undefined` where asking again cannot help.
 *
 * Full jitter: a random part of a delay that doubles with each attempt (Brooker, M. (2015). Exponential Backoff And
 * Jitter. AWS Architecture Blog), for callers who were turned away together should not come back together. What the server
 * asks for is the least we wait, never the most.
 *
 * @param attempt how many were made, from 1
 * @param random uniform in [0, 1)
 */
export function retryDelayMs(failure: ProviderFailure, attempt: number, random: () => number): number | undefined {
  if (attempt >= mostAttempts) return undefined
  const jittered = random() * Math.min(longestDelayMs, firstDelayMs * 2 ** (attempt - 1))
  switch (failure.kind) {
    case 'rateLimited': {
      const wait = (failure.retryAfterMs ?? 0) + jittered
      return wait <= longestObeyedMs ? wait : undefined
    }
    case 'unreachable':
      return jittered
    case 'timeout':
      // Each costs minutes already: one more, for a connection that was lost, and no others.
      return attempt < 2 ? jittered : undefined
    case 'refused':
      return undefined
    default:
      return assertNever(failure, 'provider failure')
  }
}
