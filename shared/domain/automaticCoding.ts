import { z } from 'zod'
import { AppliedCode } from './appliedCode.ts'
import { CacheKey, CoderId } from './ids.ts'

/**
 * The verbatim words a model gave for a code. `start` and `end` are where the program found them in the segment's text
 * (UTF-16 code units, from the segment's start); absent where they could not be found, which is flagged to the reader.
 */
export const EvidenceQuote = z
  .object({ text: z.string(), start: z.int().nonnegative().optional(), end: z.int().positive().optional() })
  .readonly()
export type EvidenceQuote = z.infer<typeof EvidenceQuote>

export const AutomaticCode = AppliedCode.extend({
  quote: EvidenceQuote,
  reason: z.string().optional(),
  confidence: z.number().min(0).max(1).optional(),
}).readonly()
export type AutomaticCode = z.infer<typeof AutomaticCode>

/**
 * What one automatic coder decided about one segment, as a run's journal holds it beside the segment's id: a fact about that
 * run, added and never edited. No codes: judged, and none applies.
 */
export const AutomaticCoding = z
  .object({
    coderId: CoderId,
    codes: z.array(AutomaticCode).readonly(),
    /** The reply this coding was read from. */
    reply: CacheKey,
    /** Shared replies it rests on. Where two coders have one in common, they could not disagree about it. */
    upstream: z.array(CacheKey).readonly(),
  })
  .readonly()
export type AutomaticCoding = z.infer<typeof AutomaticCoding>
