import type { z } from 'zod'
import type { Codebook } from '../../../shared/domain/codebook.ts'
import type { ModelSettings } from '../../../shared/domain/coder.ts'
import type { OperationName, Usage } from '../../../shared/domain/question.ts'
import type { Outcome } from '../../../shared/std/outcome.ts'

/** A question as a provider receives it: in words for models, and in parts for the lexical coder, which reads no prose. */
export interface ModelQuestion {
  readonly operation: OperationName
  readonly settings: ModelSettings
  readonly system: string
  readonly prompt: string
  readonly reply: z.ZodType
  readonly codebook: Codebook
  readonly text: string
}

export interface ProviderReply {
  /** The reply as it came, JSON or not: made durable before anybody parses it. */
  readonly raw: string
  readonly usage?: Usage
  /** The model's name by its own word, which an alias may hide. */
  readonly model?: string
}

/** What can go wrong between us and a model. Each kind calls for a different next step. */
export type ProviderFailure =
  | { readonly kind: 'rateLimited'; readonly retryAfterMs?: number; readonly detail: string }
  | { readonly kind: 'unreachable'; readonly detail: string }
  | { readonly kind: 'timeout'; readonly detail: string }
  | { readonly kind: 'refused'; readonly detail: string }

export interface Provider {
  /** Where text would go, `host:port`; absent where nothing leaves the process. */
  readonly host?: string
  /** The host is this machine. */
  readonly local: boolean
  /** Calls cost nothing at all; a price that is merely unknown is not free. */
  readonly free: boolean
  /** One attempt. Retrying is not the provider's affair. */
  readonly ask: (question: ModelQuestion, signal: AbortSignal) => Promise<Outcome<ProviderReply, ProviderFailure>>
}
