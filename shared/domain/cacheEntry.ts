import { z } from 'zod'
import { CacheKey, CodebookHash, CoderId, ProviderId, RunId } from './ids.ts'
import { OperationName } from './question.ts'

/** Which remembered replies are meant: those that meet every condition given. No condition: all. */
export const EntryFilter = z
  .strictObject({
    /** Never given. Where every condition is optional, a manual coding would pass for a filter without it. */
    origin: z.never().optional(),
    operation: OperationName.optional(),
    /** `null`: replies that serve all coders. */
    coderId: CoderId.nullable().optional(),
    /** The model that was asked for. */
    model: z.string().optional(),
    /** Replies given under this version of the codebook, and under no other. */
    codebook: CodebookHash.optional(),
    /** Replies that this run used, and no other. */
    runId: RunId.optional(),
    /** Given at least this long ago. */
    olderThanSeconds: z.int().nonnegative().optional(),
    /** The best confidence in the reply lies below this; replies without any are not meant. */
    confidenceBelow: z.number().min(0).max(1).optional(),
  })
  .readonly()
export type EntryFilter = z.infer<typeof EntryFilter>

/** What is known of a remembered reply besides the reply. */
export const EntryInfo = z
  .object({
    key: CacheKey,
    operation: OperationName,
    coderId: CoderId.nullable(),
    provider: ProviderId,
    /** As asked for, and by the model's own word. */
    model: z.string(),
    answeredAs: z.string().optional(),
    at: z.iso.datetime(),
    bytes: z.int().nonnegative(),
    /** Codebook versions and runs whose questions it answers; the first run paid for it. */
    codebooks: z.array(CodebookHash).readonly(),
    runs: z.array(RunId).readonly(),
  })
  .readonly()
export type EntryInfo = z.infer<typeof EntryInfo>
