import { z } from 'zod'

/**
 * Why a question got no answer. Each class calls for a different next step:
 * `rateLimited` and `unreachable` may pass by themselves; `unreadable` is a reply that does not answer the question;
 * `refused` is a model or account that will not; `notAllowed` is our own policy (AI off, no consent, no key).
 */
export const FailureClass = z.enum(['rateLimited', 'unreachable', 'timeout', 'unreadable', 'refused', 'notAllowed'])
export type FailureClass = z.infer<typeof FailureClass>

export const Failure = z
  .object({
    class: FailureClass,
    /** For a person: what happened, in one sentence. Holds no key and no whole document. */
    detail: z.string().max(2000),
  })
  .readonly()
export type Failure = z.infer<typeof Failure>
