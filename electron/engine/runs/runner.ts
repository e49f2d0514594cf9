import { createHash } from 'node:crypto'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import { type CacheKey, type SegmentId, TextHash } from '../../../shared/domain/ids.ts'
import type { QuestionRecord } from '../../../shared/domain/question.ts'
import type { RunSettings, RunUnit, StrategyName } from '../../../shared/domain/run.ts'
import type { RunEvent } from '../../../shared/domain/runEvent.ts'
import type { Ask } from '../ask.ts'
import { unitDigest } from '../cache/contentKey.ts'
import { createFrames, type Frame } from '../frames.ts'
import { type Stop, Stopped } from '../scheduling/stop.ts'
import type { RunJournal } from '../store/runJournal.ts'
import { independentCoders } from '../strategies/independentCoders.ts'
import { sharedRelevance } from '../strategies/sharedRelevance.ts'
import type { Answer, Strategy, UnitQuestions } from '../strategies/strategy.ts'
import { questionName } from './progress.ts'

/** A unit to be judged now. */
export interface Work {
  readonly unit: RunUnit
  readonly coders: readonly AutomaticCoder[]
  /** Questions answered at an earlier try, which have been accounted for. */
  readonly answered?: ReadonlySet<string>
}

export interface Runner {
  readonly settings: RunSettings
  readonly journal: RunJournal
  readonly ask: Ask
  readonly stop: Stop
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** Units in progress at once: enough to keep the queue full and to share the disk's `fdatasync`. */
  readonly lanes: number
  /** Called when a line is on the disk. */
  readonly onEvent: (event: RunEvent) => void
  /** Called with each frame before anything is asked under it. */
  readonly onFrame: (frame: Frame<unknown>) => void
}

const strategies: Readonly<Record<StrategyName, Strategy>> = { sharedRelevance, independentCoders }

/**
 * Takes every unit through the run's strategy and writes one line for each when it is done. Units that a stop leaves
 * unfinished get no line: on resuming they are asked again, and what was answered comes from the cache.
 *
 * @returns when nothing is under way any more; it throws what the first lane threw.
 */
export async function carryOn(runner: Runner, work: AsyncIterator<Work>): Promise<void> {
  const { settings, journal, stop, now, onEvent } = runner
  const judge = createJudge(runner)
  let broken = false

  async function lane() {
    while (!stop.pause.aborted && !broken) {
      const next = await work.next()
      if (next.done) return
      const { unit, coders, answered } = next.value
      const judged = await judge(unit, coders)
      if (!judged) return
      const { outcome, content } = judged
      const questions = judged.questions.filter((question) => isNews(question, answered))
      const at = new Date(now()).toISOString()
      onEvent(await journal.append({ type: 'unit', at, segmentId: unit.segmentId, content, outcome, questions }))
    }
  }
  const lanes = Array.from({ length: Math.min(runner.lanes, settings.units) }, () =>
    lane().catch((error: unknown) => {
      broken = true
      throw error
    }),
  )
  const ended = await Promise.allSettled(lanes)
  const failed = ended.find((lane) => lane.status === 'rejected')
  if (failed) throw failed.reason
}

/** A second line names only what it adds: an answer that was there already is looked up again, but not counted again. */
const isNews = (question: QuestionRecord, answered: ReadonlySet<string> | undefined) =>
  question.cause === 'made' || !answered?.has(questionName(question))

function createJudge({ settings, ask, stop, onFrame }: Runner) {
  const frames = createFrames(settings, onFrame)
  const strategy = strategies[settings.strategy]
  const places = new Map(settings.coders.map(({ id }, place) => [id, place]))

  /** By coder, as the run lists them, and not by who answered first: then the line does not depend on timing. */
  const inOrder = (questions: readonly QuestionRecord[]) => questions.toSorted((a, b) => placeOf(a) - placeOf(b))
  const placeOf = ({ coderId }: QuestionRecord) => (coderId === null ? -1 : (places.get(coderId) ?? 0))

  /** @returns `undefined` where the run was stopped before the unit was done. */
  return async ({ segmentId, text }: RunUnit, coders: readonly AutomaticCoder[]) => {
    const unit = { text, digest: unitDigest(text, settings.dedupe ? undefined : segmentId) }
    const questions: QuestionRecord[] = []
    const underWay = new Set<Promise<unknown>>()
    const forAll = new Map<Frame<unknown>, Promise<Answer<unknown>>>()

    async function put<Reply>(frame: Frame<Reply>): Promise<Answer<Reply>> {
      if (stop.pause.aborted) throw new Stopped()
      const asked = ask(frame, unit)
      if (asked instanceof Promise) underWay.add(asked)
      const { outcome, record } = await asked
      questions.push(record)
      return outcome
    }
    /** What serves all coders is asked once a unit, whoever comes first. */
    async function putOnce<Reply>(frame: Frame<Reply>): Promise<Answer<Reply>> {
      const before = forAll.get(frame) as Promise<Answer<Reply>> | undefined
      const answer = before ?? put(frame)
      forAll.set(frame, answer)
      return answer
    }
    const unitQuestions: UnitQuestions = {
      text,
      forAll: (operation) => putOnce(frames.forAll(operation)),
      forCoder: (operation, coder) => {
        const frame = frames.forCoder(operation, coder)
        return frame.coderId === null ? putOnce(frame) : put(frame)
      },
    }
    try {
      const outcome = await strategy(coders, unitQuestions)
      return { outcome, questions: inOrder(questions), content: contentOf(text) }
    } catch (error) {
      // Other coders may still be waiting for theirs, and a run that is paused has nothing under way.
      await Promise.allSettled(underWay)
      if (error instanceof Stopped) return undefined
      throw error
    }
  }
}

const contentOf = (text: string) => TextHash.parse(createHash('sha256').update(text).digest('hex'))

/** What the journal says has been done and accounted for, needed only while the run goes on. */
export async function readDone(journal: RunJournal) {
  const units = new Set<SegmentId>()
  const claims = new Set<CacheKey>()
  for await (const event of journal.events()) {
    if (event.type !== 'unit') continue
    units.add(event.segmentId)
    for (const { cause, key, failed } of event.questions) {
      if (failed === undefined && (cause === 'made' || cause === 'singleFlight')) claims.add(key)
    }
  }
  return { units, claims }
}
