import { createHash } from 'node:crypto'
import type { ModelSettings } from '../../../shared/domain/coder.ts'
import type { CoderId } from '../../../shared/domain/ids.ts'
import type { OperationName } from '../../../shared/domain/question.ts'
import { canonicalJson } from '../../../shared/std/canonicalJson.ts'

/**
 * Whose judgement is wanted. Two coders with equal settings still ask twice: were they to share one reply, their agreement
 * would be the cache's doing, and no evidence of reliability. Two shapes, so that no coder's name can mean everybody.
 */
export type OnBehalfOf = { readonly all: true } | { readonly coder: CoderId }

/** Everything that decides what a model answers, but the unit. */
export interface FrameParts {
  readonly operation: OperationName
  readonly version: number
  /** Whole, so that a parameter added one day enters by itself. A missing parameter is not an empty one. */
  readonly settings: ModelSettings
  readonly system: string
  /** The codebook as shown, in parts: what the lexical coder reads instead of prose. */
  readonly codebook: unknown
  /** The reply's JSON schema. */
  readonly reply: unknown
  /** What of the text around the unit is sent along. */
  readonly context: 'unitOnly'
  readonly onBehalfOf: OnBehalfOf
  /** Runs of one occasion share answers; on a fresh one everything is asked anew. */
  readonly occasion: string
}

/** Made once for each operation and coder of a run; 64 hexadecimal digits. */
export const frameDigest = (parts: FrameParts): string =>
  createHash('sha256').update(canonicalJson(parts)).digest('hex')
