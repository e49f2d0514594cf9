import type { Failure } from '../../../shared/domain/failure.ts'
import type { RunSettings } from '../../../shared/domain/run.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { ProjectAnswers } from '../ask.ts'
import { createMemoryTier } from '../cache/memoryTier.ts'
import type { ProjectCache } from '../cache/projectCache.ts'
import { createReplies } from '../cache/replies.ts'
import type { ReplyRecord } from '../cache/tier.ts'
import type { Frame } from '../frames.ts'
import { notAllowed } from '../permission.ts'
import type { Provider } from '../providers/provider.ts'
import { createSingleFlight, type SingleFlight } from '../scheduling/singleFlight.ts'
import type { Forms } from '../similarity/forms.ts'
import type { Worker } from '../workers/worker.ts'

/** What a project's runs have in common, before any of them says how it uses the cache. */
export interface Shared {
  /** Absent while the cache is turned off. */
  readonly cache: ProjectCache | undefined
  readonly flights: ProjectAnswers['flights']
  /** Opened when a run first needs it. */
  readonly forms: () => Promise<Forms>
  readonly worker: Worker
  readonly provider: (frame: Frame<unknown>) => Provider | undefined
  readonly forbidden: (provider: Provider) => Promise<Failure | undefined>
  readonly now: () => number
  readonly ttlSeconds: () => Settings['cache']['ttlSeconds']
  /** Bytes for a run that has to remember by itself. */
  readonly budget: number
}

/** What a run asks with: its part of what the project's runs share. */
export interface RunAnswers extends ProjectAnswers {
  readonly replies: ProjectCache['replies']
  readonly forms: () => Promise<Forms>
  /** A frame under which the run is about to ask. */
  readonly serve: (frame: Frame<unknown>) => void
  /** What was remembered is on the disk. */
  readonly settle: () => Promise<void>
}

/**
 * How the run's way with the cache changes what it shares. Only `use` joins questions that other runs have under way: an answer
 * that somebody else is waiting for is neither asked anew nor known.
 */
export function answersFor(run: RunSettings, shared: Shared): RunAnswers {
  const { cache, worker, provider, forbidden, now, forms } = shared
  const common = { forms, worker, provider, forbidden, now, usable: usableBy(run, shared), serve: () => {}, settle }
  if (run.cache === 'bypass') return { ...common, replies: nothing, flights: apart(), miss: 'bypassed' }
  // Without a cache a run still knows its own answers, and forgets them when it ends.
  const replies = cache?.replies ?? createReplies(createMemoryTier(shared.budget), [])
  const answers: RunAnswers = {
    ...common,
    replies,
    serve: (frame) => cache?.frames.serve(frame, run.codebookHash, run.id),
    settle: async () => cache?.settle(),
    flights: createSingleFlight(),
    miss: cache && run.cache !== 'refresh' ? 'unknown' : 'bypassed',
  }
  if (run.cache === 'only') return { ...answers, forbidden: async () => notKnown }
  return run.cache === 'refresh' || !cache ? answers : { ...answers, flights: shared.flights }
}

const notKnown = notAllowed('This run takes answers only from the cache, and this one is not there.')

async function settle() {}

const nothing: RunAnswers['replies'] = {
  recall: () => undefined,
  peek: () => undefined,
  remember: () => {},
  countCanonical: () => {},
}

/** Every question is a flight of its own, be there an equal one under way or not. */
function apart<Value>(): SingleFlight<Value> {
  const flights = createSingleFlight<Value>()
  let joined = 0
  return { join: (key, ...rest) => flights.join(`${key}/${++joined}`, ...rest) }
}

/** A reply that a run asked for itself stays good while the run lasts, however long that is. */
function usableBy(run: RunSettings, { now, ttlSeconds }: Shared) {
  return ({ runId, operation, at }: ReplyRecord): boolean => {
    if (runId === run.id) return true
    if (run.cache === 'refresh') return false
    const ttl = ttlSeconds()[operation] ?? 0
    return ttl === 0 || now() - at <= ttl * 1000
  }
}
