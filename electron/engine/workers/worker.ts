import type { Failure } from '../../../shared/domain/failure.ts'
import type { CacheKey } from '../../../shared/domain/ids.ts'
import type { Attempt } from '../../../shared/domain/question.ts'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import type { ModelQuestion, Provider } from '../providers/provider.ts'
import type { Queue } from '../scheduling/queue.ts'
import { retryDelayMs } from '../scheduling/retry.ts'
import { type Stop, Stopped, sleep as sleepReally } from '../scheduling/stop.ts'
import type { CallLog, Received } from '../store/callLog.ts'

/** A question on its way to a provider. */
export interface Job {
  readonly key: CacheKey
  /** The digests that make the key, and on whose behalf is asked. */
  readonly place: Pick<Received, 'frame' | 'unit' | 'coderId'>
  readonly question: ModelQuestion
  readonly provider: Provider
  readonly calls: CallLog
  /** Attempts that were made already, where the reply could not be read. */
  readonly before: readonly Attempt[]
  /** Asked before every attempt: may this question leave the process now? A failure says why not. */
  readonly forbidden: () => Promise<Failure | undefined>
}

export interface Unanswered {
  readonly failure: Failure
  readonly attempts: readonly Attempt[]
}

/** Takes a question from the queue, asks, makes the answer durable, and hands it back. */
export type Worker = (job: Job, stop: Stop) => Promise<Outcome<Received, Unanswered>>

export interface Timing {
  readonly now: () => number
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>
  readonly random: () => number
}

export const realTiming: Timing = { now: Date.now, sleep: sleepReally, random: Math.random }

export function createWorker(queue: Queue, { now, sleep, random }: Timing): Worker {
  /** One attempt, while the queue allows it. */
  async function attempt({ key, question, provider, calls, forbidden }: Job, number: number, cancel: AbortSignal) {
    const failure = await forbidden()
    if (failure) return fail({ failure, attempt: undefined, delay: undefined })
    const sentAt = now()
    // Not waited for: should the disk refuse this line, it refuses the answer's line as well, and that one is waited for.
    calls.append({ type: 'sent', key, attempt: number, at: sentAt }).catch(() => {})
    const outcome = await provider.ask(question, cancel)
    const times = { sentAt, receivedAt: now() }
    if (outcome.ok) return succeed({ reply: outcome.value, attempt: { ...times, usage: outcome.value.usage } })
    // An answer that still came is kept, for it was paid for; a failure in the midst of a cancelling says nothing.
    if (cancel.aborted) throw new Stopped()
    const { kind, detail } = outcome.failure
    return fail({
      failure: { class: kind, detail },
      attempt: { ...times, error: kind },
      delay: retryDelayMs(outcome.failure, number, random),
    })
  }

  return async (job, stop) => {
    const attempts: Attempt[] = [...job.before]
    for (;;) {
      const result = await queue.run(() => attempt(job, attempts.length + 1, stop.cancel), stop.pause)
      if (result.ok) {
        const { reply, attempt } = result.value
        const received: Received = {
          type: 'received',
          key: job.key,
          ...job.place,
          operation: job.question.operation,
          raw: reply.raw,
          attempts: [...attempts, attempt],
          provider: job.question.settings.provider,
          asked: job.question.settings.model,
          host: job.provider.host,
          model: reply.model,
        }
        await job.calls.append(received)
        return succeed(received)
      }
      const { failure, attempt: failed, delay } = result.failure
      if (failed) attempts.push(failed)
      if (delay === undefined) return fail({ failure, attempts })
      await sleep(delay, stop.pause)
    }
  }
}
