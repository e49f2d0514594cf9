import type { Failure } from '../../shared/domain/failure.ts'
import type { CacheKey, RunId } from '../../shared/domain/ids.ts'
import type { Attempt, Cause, QuestionRecord } from '../../shared/domain/question.ts'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'
import { contentKey } from './cache/contentKey.ts'
import { bestConfidence } from './cache/entries.ts'
import type { Known, Replies } from './cache/replies.ts'
import type { ReplyRecord } from './cache/tier.ts'
import type { Frame } from './frames.ts'
import { notAllowed } from './permission.ts'
import type { Provider } from './providers/provider.ts'
import { readReply } from './readReply.ts'
import type { SingleFlight } from './scheduling/singleFlight.ts'
import { type Stop, Stopped } from './scheduling/stop.ts'
import type { CallLog, Received } from './store/callLog.ts'
import type { Job, Unanswered, Worker } from './workers/worker.ts'

/** What a question is about. */
export interface AskedUnit {
  readonly text: string
  /** See `unitDigest`. */
  readonly digest: string
}

/** An answer or the lack of one, and how it came about. */
export interface Asked<Reply> {
  readonly outcome: Outcome<{ readonly reply: Reply; readonly key: CacheKey }, Failure>
  readonly record: QuestionRecord
}

/**
 * One question, answered from the nearest place that knows. What is remembered is answered without a promise.
 *
 * @throws {Stopped} (in the promise) where the run was stopped before an answer came.
 */
export type Ask = <Reply>(frame: Frame<Reply>, unit: AskedUnit) => Asked<Reply> | Promise<Asked<Reply>>

/** What the runs of a project share, as far as a run's way with the cache lets it share. */
export interface ProjectAnswers {
  readonly replies: Pick<Replies, 'recall' | 'remember'>
  readonly flights: SingleFlight<Landing>
  readonly worker: Worker
  readonly provider: (frame: Frame<unknown>) => Provider | undefined
  /** Read before every attempt. */
  readonly forbidden: (provider: Provider) => Promise<Failure | undefined>
  readonly now: () => number
  /** May this reply still be served to this run? */
  readonly usable: (record: ReplyRecord) => boolean
  /** Why a question that is asked is asked, as its record tells. */
  readonly miss: 'unknown' | 'bypassed'
}

/** What one run brings to its questions. */
export interface AskingRun {
  readonly runId: RunId
  /** When the run asked its first question, at whichever sitting; what was known by then is of an earlier run. */
  readonly beganAt: number
  /** Keys that some question of this run has accounted for as `made` or `singleFlight`. */
  readonly claims: Set<CacheKey>
  readonly calls: CallLog
  readonly stop: Stop
}

/** How a flight ended. */
type Landing = Outcome<ReplyRecord, Lost>
type Lost = Unanswered & { readonly host?: string }

export function createAsk(run: AskingRun, project: ProjectAnswers): Ask {
  /** Does not depend on timing: whether a remembered reply was waited for or found later, its cause is the same. */
  function causeOf(key: CacheKey, { runId, at }: ReplyRecord): Cause {
    if (run.claims.has(key)) return 'duplicate'
    if (runId !== run.runId && at <= run.beganAt) return 'earlierRun'
    run.claims.add(key)
    // Where a crash fell between the answer and the unit's line, the question is accounted for only now.
    return runId === run.runId ? 'made' : 'singleFlight'
  }

  function fromMemory<Reply>(frame: Frame<Reply>, unit: AskedUnit, { record, tier }: Known): Asked<Reply> {
    const { key, host, model, provider } = record
    const cause = causeOf(key, record)
    return {
      // The frame holds the schema, so what was remembered under it was parsed by it.
      outcome: succeed({ reply: record.reply as Reply, key }),
      // Written out, for this is what a run does most.
      record: {
        operation: frame.operation,
        coderId: frame.coderId,
        key,
        spared: frame.spared,
        characters: unit.text.length,
        cause,
        tier: cause === 'made' ? undefined : tier,
        attempts: cause === 'made' ? record.attempts : none,
        host,
        model,
        provider,
      },
    }
  }

  async function fromFlight<Reply>(frame: Frame<Reply>, unit: AskedUnit, key: CacheKey): Promise<Asked<Reply>> {
    const queuedAt = project.now()
    const flight = project.flights.join(key, run.runId, run.stop, (stop) => load(frame, unit, key, stop))
    const landing = await flight.value.catch((error: unknown) => {
      if (error instanceof Stopped && !run.stop.pause.aborted) return undefined
      throw error
    })
    // Everybody else gave up just as we joined; we did not.
    if (landing === undefined) return ask(frame, unit)
    const asked = { ...common(frame, unit, key), miss: project.miss, queuedAt } as const
    return landing.ok ? answered(asked, landing.value, flight.leads) : unanswered(asked, landing.failure, flight, frame)
  }

  function answered<Reply>(asked: Common, landed: ReplyRecord, leads: boolean): Asked<Reply> {
    const cause = leads ? 'made' : joined(asked.key)
    return {
      outcome: succeed({ reply: landed.reply as Reply, key: asked.key }),
      record: { ...asked, ...evidence(landed, cause), cause },
    }
  }

  function unanswered<Reply>(
    asked: Common,
    { failure, attempts, host }: Lost,
    { leads, owner }: { readonly leads: boolean; readonly owner: RunId },
    { settings }: Frame<Reply>,
  ): Asked<Reply> {
    const whoAsked = owner === run.runId ? 'duplicate' : 'singleFlight'
    return {
      outcome: fail(failure),
      record: {
        ...asked,
        cause: leads ? 'made' : whoAsked,
        attempts: leads ? attempts : [],
        host,
        provider: settings.provider,
        failed: failure.class,
      },
    }
  }

  function joined(key: CacheKey): Cause {
    if (run.claims.has(key)) return 'duplicate'
    run.claims.add(key)
    return 'singleFlight'
  }

  /** Asks a provider; once more where the reply could not be read, saying why. Only what can be read is remembered. */
  async function load<Reply>(frame: Frame<Reply>, unit: AskedUnit, key: CacheKey, stop: Stop): Promise<Landing> {
    const provider = project.provider(frame)
    if (!provider)
      return fail({
        failure: notAllowed(`There is no provider “${frame.settings.provider}” in the settings.`),
        attempts: [],
      })
    const prompt = frame.prompt(unit.text)
    const job: Job = {
      key,
      place: { frame: frame.digest, unit: unit.digest, coderId: frame.coderId },
      provider,
      calls: run.calls,
      before: [],
      forbidden: () => project.forbidden(provider),
      question: {
        operation: frame.operation,
        settings: frame.settings,
        system: frame.system,
        prompt,
        reply: frame.reply,
        codebook: frame.codebook,
        text: unit.text,
      },
    }
    const first = await attempt(job, frame, stop)
    if (first.kind !== 'unreadable') return first.landing
    const again = await attempt(
      {
        ...job,
        before: first.attempts,
        question: {
          ...job.question,
          prompt: `${prompt}\n\nYour last reply could not be read: ${first.complaint}. Answer again, with the JSON object only.`,
        },
      },
      frame,
      stop,
    )
    if (again.kind !== 'unreadable') return again.landing
    const detail = `The model’s reply could not be read, twice: ${again.complaint}.`
    return fail({ failure: { class: 'unreadable', detail }, attempts: again.attempts, host: provider.host })
  }

  async function attempt<Reply>(job: Job, frame: Frame<Reply>, stop: Stop) {
    const { text } = job.question
    const answer = await project.worker(job, stop)
    if (!answer.ok) return { kind: 'ended', landing: fail({ ...answer.failure, host: job.provider.host }) } as const
    const reply = readReply(answer.value.raw, frame.reply)
    if (!reply.ok)
      return { kind: 'unreadable', complaint: reply.failure, attempts: markUnreadable(answer.value.attempts) } as const
    const record = recordOf(answer.value, reply.value, run.runId)
    project.replies.remember(record, text)
    // Before anybody hears of it: whoever waits, or looks it up from now on, is a duplicate of the unit that asked.
    run.claims.add(job.key)
    return { kind: 'ended', landing: succeed(record) } as const
  }

  const ask: Ask = (frame, unit) => {
    const known = project.replies.recall(frame, unit, project.usable)
    return known ? fromMemory(frame, unit, known) : fromFlight(frame, unit, contentKey(frame.digest, unit.digest))
  }
  return ask
}

/** What is remembered of an answer. */
export const recordOf = (received: Received, reply: unknown, runId: RunId): ReplyRecord => {
  const { key, operation, coderId, frame, unit, attempts, provider, asked, host, model } = received
  const confidence = bestConfidence(reply)
  return {
    ...{ key, operation, coderId, frame, unit, reply, confidence },
    ...{ attempts, provider, asked, host, model, runId, at: attempts.at(-1)!.receivedAt },
  }
}

const none: readonly Attempt[] = []

type Common = Pick<QuestionRecord, 'operation' | 'coderId' | 'key' | 'spared' | 'characters' | 'miss' | 'queuedAt'>

const common = (frame: Frame<unknown>, { text }: AskedUnit, key: CacheKey): Common => ({
  operation: frame.operation,
  coderId: frame.coderId,
  key,
  spared: frame.spared,
  characters: text.length,
})

/** The attempts belong to the question that was asked, not to those that had its answer for nothing. */
const evidence = ({ attempts, host, model, provider }: ReplyRecord, cause: Cause) => ({
  attempts: cause === 'made' ? attempts : [],
  host,
  model,
  provider,
})

const markUnreadable = (attempts: readonly Attempt[]): readonly Attempt[] =>
  attempts.map((attempt, i) => (i === attempts.length - 1 ? { ...attempt, error: 'unreadable' } : attempt))
