import { z } from 'zod'
import { type CacheKey, ProviderId, RunId } from '../../../shared/domain/ids.ts'
import { Attempt } from '../../../shared/domain/question.ts'

/** A reply as it is remembered: what was said, and the evidence of how it came about. */
export const ReplyRecord = z
  .object({
    /** As the operation's schema parsed it; the key holds that schema, so it need not be parsed again. */
    reply: z.unknown(),
    /** What the answer took, the last attempt being the one that succeeded. */
    attempts: z.array(Attempt).min(1).readonly(),
    provider: ProviderId,
    host: z.string().optional(),
    /** By its own word, which an alias may hide. */
    model: z.string().optional(),
    /** When the answer came; milliseconds since the epoch. */
    at: z.number(),
    /** The run that asked first, and paid. */
    runId: RunId,
  })
  .readonly()
export type ReplyRecord = z.infer<typeof ReplyRecord>

/** A place that may remember replies. Looking up needs no promise, for most look-ups of a second run are hits. */
export interface CacheTier {
  readonly name: 'memory' | 'disk'
  readonly get: (key: CacheKey) => ReplyRecord | undefined
  /** Visible at once; written when it suits the tier. */
  readonly put: (key: CacheKey, record: ReplyRecord) => void
  /** Resolves when everything put so far would survive a power failure, as far as the tier survives any. */
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}
