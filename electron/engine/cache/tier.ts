import { z } from 'zod'
import type { ModelSettings } from '../../../shared/domain/coder.ts'
import { CacheKey, CodebookHash, CoderId, ProviderId, RunId } from '../../../shared/domain/ids.ts'
import { Attempt, OperationName } from '../../../shared/domain/question.ts'
import { FrameParts } from './frame.ts'

const FrameDigest = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * A reply as it is remembered: what was said, and the evidence of how it came about. It names the question by its digests and
 * holds neither prompt nor unit. Strict, so that nothing else can slip in unnoticed.
 */
export const ReplyRecord = z
  .strictObject({
    key: CacheKey,
    operation: OperationName,
    /** `null` where the answer serves all coders. */
    coderId: CoderId.nullable(),
    frame: FrameDigest,
    /** See `unitDigest`. */
    unit: z.string().regex(/^[0-9a-f]{64}(\/.+)?$/),
    /** As the operation's schema parsed it; the frame holds that schema, so it need not be parsed again. */
    reply: z.unknown(),
    /** The best confidence in the reply, where it states any. */
    confidence: z.number().optional(),
    /** What the answer took, the last attempt being the one that succeeded. Money is computed from these. */
    attempts: z.array(Attempt).min(1).readonly(),
    provider: ProviderId,
    /** The model that was asked for. */
    asked: z.string(),
    host: z.string().optional(),
    /** The model that answered by its own word, which an alias may hide. */
    model: z.string().optional(),
    /** When the answer came; milliseconds since the epoch. */
    at: z.number(),
    /** The run that asked first, and paid. */
    runId: RunId,
  })
  .readonly()
export type ReplyRecord = z.infer<typeof ReplyRecord>

/**
 * What the replies to one frame have in common, kept once for all of them. Codebook versions and runs are those the frame has
 * served: a version is no part of the key, for what counts is what is shown.
 */
export const FrameRecord = z
  .strictObject({
    digest: FrameDigest,
    parts: FrameParts,
    codebooks: z.array(CodebookHash).readonly(),
    runs: z.array(RunId).readonly(),
    /** When a run last asked under it; milliseconds since the epoch. */
    servedAt: z.number(),
  })
  .readonly()
export type FrameRecord = z.infer<typeof FrameRecord>

/** Of a frame, what a look-up needs. */
export interface SoughtFrame {
  readonly digest: string
  readonly operation: OperationName
  readonly coderId: CoderId | null
}

/** And its figures. */
export interface FrameName extends SoughtFrame {
  readonly settings: ModelSettings
}

/** What a question is about. */
export interface SoughtUnit {
  readonly text: string
  /** See `unitDigest`. */
  readonly digest: string
}

/** `canonical` answers from a question that says the same in other letters; the others know only the very same question. */
export type TierName = 'memory' | 'disk' | 'canonical'

export interface Found {
  readonly record: ReplyRecord
  /** Of the record as JSON in memory. */
  readonly bytes: number
}

/**
 * A place that may remember replies. Looking up needs no promise, for most look-ups of a second run are hits; and it goes by
 * the two digests that make the key, so that nothing is hashed where both are known already.
 */
export interface CacheTier {
  readonly name: TierName
  readonly get: (frame: SoughtFrame, unit: SoughtUnit) => Found | undefined
  /** Visible at once; written when it suits the tier. The unit's text is absent where it is not at hand, as on import. */
  readonly put: (found: Found, text?: string) => void
  readonly forget: (record: ReplyRecord) => void
  /** Resolves when everything put so far would survive a power failure, as far as the tier survives any. */
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

export const foundOf = (record: ReplyRecord, json = JSON.stringify(record)): Found => ({
  record,
  bytes: serialisedBytes(json),
})

/** What a text of JSON takes in memory: one byte a character, or two where any needs two. */
const serialisedBytes = (json: string): number => (/[^\0-\xff]/.test(json) ? 2 : 1) * json.length
