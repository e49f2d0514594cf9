import { z } from 'zod'
import { AppliedCode } from './appliedCode.ts'
import { CodebookHash, CoderId, ManualCodingId, RoundId } from './ids.ts'
import { Unit } from './unit.ts'

/** What a person decided about a unit. `noCode` is a judgement; `skipped` is none, and counts as missing. */
export const Decision = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('codes'),
      codes: z
        .array(
          AppliedCode.extend({
            reason: z.string().optional(),
            confidence: z.number().min(0).max(1).optional(),
          }).readonly(),
        )
        .min(1)
        .readonly(),
    })
    .readonly(),
  z.object({ kind: z.literal('noCode') }).readonly(),
  z.object({ kind: z.literal('notRelevant') }).readonly(),
  z.object({ kind: z.literal('skipped') }).readonly(),
])
export type Decision = z.infer<typeof Decision>

/**
 * One decision of a person, appended and never overwritten. Made in the renderer, and known nowhere else:
 * the engine has no type for it.
 */
export const ManualCoding = z
  .object({
    origin: z.literal('manual'),
    id: ManualCodingId,
    coderId: CoderId,
    unit: Unit,
    decision: Decision,
    memo: z.string().optional(),
    codedAt: z.iso.datetime(),
    roundId: RoundId.optional(),
    codebook: CodebookHash,
    /** What lay open when it was made: a coding made in view of others is no independent one. */
    visible: z.object({ automatic: z.boolean(), otherCoders: z.boolean() }).readonly(),
    /** The decision that this one takes the place of; the first stays. */
    replaces: ManualCodingId.optional(),
    /** Made after the coder had gone on to another unit. Reliability reads the decision before it. */
    correction: z.boolean(),
    /** Undone while the unit was still open: part of the history, not of the data. */
    withdrawnAt: z.iso.datetime().optional(),
  })
  .readonly()
export type ManualCoding = z.infer<typeof ManualCoding>
