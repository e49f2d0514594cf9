import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ModelSettings } from '../../../shared/domain/coder.ts'
import { CoderId } from '../../../shared/domain/ids.ts'
import { OperationName } from '../../../shared/domain/question.ts'
import { canonicalJson } from '../../../shared/std/canonicalJson.ts'

/**
 * Whose judgement is wanted. Two coders with equal settings still ask twice: were they to share one reply, their agreement
 * would be the cache's doing, and no evidence of reliability. Two shapes, so that no coder's name can mean everybody.
 */
const OnBehalfOf = z.union([z.strictObject({ all: z.literal(true) }), z.strictObject({ coder: CoderId })])

/** Everything that decides what a model answers, but the unit. */
export const FrameParts = z
  .strictObject({
    operation: OperationName,
    version: z.int(),
    /** Whole, so that a parameter added one day enters by itself. A missing parameter is not an empty one. */
    settings: ModelSettings,
    system: z.string(),
    /** The codebook as shown, in parts: what the lexical coder reads instead of prose. */
    codebook: z.unknown(),
    /** The reply's JSON schema. */
    reply: z.unknown(),
    /** What of the text around the unit is sent along. */
    context: z.literal('unitOnly'),
    onBehalfOf: OnBehalfOf,
    /** Runs of one occasion share answers; on a fresh one everything is asked anew. */
    occasion: z.string(),
  })
  .readonly()
export type FrameParts = z.infer<typeof FrameParts>

/** Made once for each operation and coder of a run; 64 hexadecimal digits. */
export const frameDigest = (parts: FrameParts): string =>
  createHash('sha256').update(canonicalJson(parts)).digest('hex')
