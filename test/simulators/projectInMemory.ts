import { setMaxListeners } from 'node:events'
import { createAsk, type ProjectAnswers } from '../../electron/engine/ask.ts'
import { createMemoryTier } from '../../electron/engine/cache/memoryTier.ts'
import { createReplies, type Replies } from '../../electron/engine/cache/replies.ts'
import type { Provider } from '../../electron/engine/providers/provider.ts'
import { type Foresight, previewRun } from '../../electron/engine/runs/preview.ts'
import { carryOn } from '../../electron/engine/runs/runner.ts'
import { createQueue } from '../../electron/engine/scheduling/queue.ts'
import { createSingleFlight } from '../../electron/engine/scheduling/singleFlight.ts'
import { createWorker, realTiming } from '../../electron/engine/workers/worker.ts'
import type { CacheKey } from '../../shared/domain/ids.ts'
import type { RunSettings, RunUnit } from '../../shared/domain/run.ts'
import type { RunEvent } from '../../shared/domain/runEvent.ts'
import { type CallFigures, createCallFigures } from '../../shared/metrics/callFigures.ts'

/** A project whose runs leave nothing on any disk: strategies, questions and tiers as they are, files left out. */
export interface ProjectInMemory {
  readonly replies: Replies
  readonly answers: ProjectAnswers
  /** @param peek what is taken to be known; what is remembered, where left out. */
  readonly preview: (
    settings: RunSettings,
    units: readonly RunUnit[],
    peek?: Foresight['peek'],
  ) => ReturnType<typeof previewRun>
  /** Takes a run from its first unit to its last. */
  readonly run: (settings: RunSettings, units: readonly RunUnit[]) => Promise<CallFigures>
}

export interface Bounds {
  readonly concurrency?: number
  /** Bytes of the memory tier. */
  readonly budget?: number
}

const ttlMs = 10 * 365 * 86_400_000

const never = new AbortController().signal
// Every question under way listens.
setMaxListeners(0, never)
export const neverStopped = { pause: never, cancel: never }

export const noCalls = {
  append: async () => {},
  lines: async function* () {},
  first: async () => undefined,
  last: async () => undefined,
  close: async () => {},
}

export function projectInMemory(
  provider: Provider,
  { concurrency = 32, budget = 2 ** 30 }: Bounds = {},
): ProjectInMemory {
  const replies = createReplies(createMemoryTier(budget), [])
  const answers: ProjectAnswers = {
    replies,
    flights: createSingleFlight(),
    worker: createWorker(
      createQueue(() => concurrency),
      realTiming,
    ),
    provider: () => provider,
    forbidden: async () => undefined,
    now: Date.now,
    usable: ({ at }) => Date.now() - at <= ttlMs,
    miss: 'unknown',
  }
  return {
    replies,
    answers,
    preview: (settings, units, peek = (frame, unit) => replies.peek(frame, unit)?.reply) =>
      previewRun({ settings, units: oneByOne(units), peek, provider: () => provider, concurrency }),
    run: async (settings, units) => {
      const figures = createCallFigures(settings)
      const run = {
        runId: settings.id,
        beganAt: Date.now(),
        claims: new Set<CacheKey>(),
        calls: noCalls,
        stop: neverStopped,
      }
      let seq = 0
      await carryOn(
        {
          settings,
          journal: {
            lastSeq: () => seq,
            append: async (body) => ({ ...body, seq: ++seq }) as RunEvent,
            eventsAfter: async () => [],
            events: async function* () {},
            close: async () => {},
          },
          ask: createAsk(run, answers),
          stop: neverStopped,
          now: Date.now,
          onFrame: () => {},
          lanes: 2 * concurrency,
          onEvent: (event) => figures.add([event]),
        },
        work(units, settings),
      )
      return figures.figures()
    },
  }
}

async function* oneByOne<T>(values: readonly T[]) {
  yield* values
}

async function* work(units: readonly RunUnit[], { coders }: RunSettings) {
  for (const unit of units) yield { unit, coders }
}
