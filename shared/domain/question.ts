import { z } from 'zod'
import { FailureClass } from './failure.ts'
import { CacheKey, CoderId } from './ids.ts'

export const OperationName = z.enum(['judgeRelevance', 'assignCodes'])
export type OperationName = z.infer<typeof OperationName>

/** Tokens as the provider counted them; absent where it did not say. */
export const Usage = z
  .object({
    input: z.int().nonnegative().optional(),
    output: z.int().nonnegative().optional(),
    cachedInput: z.int().nonnegative().optional(),
    reasoning: z.int().nonnegative().optional(),
  })
  .readonly()
export type Usage = z.infer<typeof Usage>

/** One attempt to ask a provider. Times are milliseconds since the epoch. */
export const Attempt = z
  .object({ sentAt: z.number(), receivedAt: z.number(), error: FailureClass.optional(), usage: Usage.optional() })
  .readonly()
export type Attempt = z.infer<typeof Attempt>

/**
 * Where an answer came from. The causes exclude one another and do not depend on timing:
 * `made` was asked of a provider; `duplicate` had been asked in the same run for an equal content;
 * `earlierRun` was known before the run; `singleFlight` joined a question that another run had under way;
 * `canonical` is the answer to another passage of the same canonical form, where the run allows that.
 * The questions that sharing spared are counted in `spared`, for they were never asked.
 */
export const Cause = z.enum(['made', 'duplicate', 'earlierRun', 'singleFlight', 'canonical'])
export type Cause = z.infer<typeof Cause>

/**
 * The question about another passage that reads alike. Served: this is the answer given (`cause` is `canonical`). Verified: this
 * question was asked all the same, and `agreed` says whether the two answers decide alike. `key` stays that of the question
 * itself, whose answer is not known by being served: a run without the canonical tier asks it.
 */
export const Likeness = z
  .object({ source: CacheKey, rules: z.int().positive(), agreed: z.boolean().optional() })
  .readonly()
export type Likeness = z.infer<typeof Likeness>

/** One question asked for a unit, as the run's journal records it. Calls, money, hit rates and what left the machine are computed from these and counted nowhere else. */
export const QuestionRecord = z
  .object({
    operation: OperationName,
    /** `null` where the answer serves all coders. */
    coderId: CoderId.nullable(),
    key: CacheKey,
    cause: Cause,
    /** Coders who did not have to ask because this answer is shared: k − 1 for a shared question, else 0. */
    spared: z.int().nonnegative(),
    /** The tier that answered; absent where the answer came from a provider. */
    tier: z.enum(['memory', 'disk', 'canonical']).optional(),
    /** Why no tier could answer: never asked before, or asked anew on purpose. */
    miss: z.enum(['unknown', 'bypassed']).optional(),
    likeness: Likeness.optional(),
    queuedAt: z.number().optional(),
    attempts: z.array(Attempt).readonly(),
    /** Where it was sent, and the model that answered by its own word. */
    host: z.string().optional(),
    model: z.string().optional(),
    provider: z.string().optional(),
    /** Characters of the data that were in the request. */
    characters: z.int().nonnegative(),
    failed: FailureClass.optional(),
  })
  .readonly()
export type QuestionRecord = z.infer<typeof QuestionRecord>
