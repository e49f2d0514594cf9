import type { z } from 'zod'
import type { MissExplanation } from '../../../shared/contract/cache.ts'
import type { CacheKey } from '../../../shared/domain/ids.ts'
import type { QuestionRecord } from '../../../shared/domain/question.ts'
import type { RunSettings, RunUnit } from '../../../shared/domain/run.ts'
import { contentKey, unitDigest } from '../cache/contentKey.ts'
import { type Difference, difference, differences } from '../cache/differences.ts'
import { infoOf } from '../cache/entries.ts'
import type { FrameParts } from '../cache/frame.ts'
import type { ProjectCache } from '../cache/projectCache.ts'
import type { Found, FrameRecord, ReplyRecord } from '../cache/tier.ts'
import { createFrames, type Frame } from '../frames.ts'
import { assignCodes } from '../operations/assignCodes.ts'
import { judgeRelevance } from '../operations/judgeRelevance.ts'
import type { Run } from './run.ts'

type Explanation = z.input<typeof MissExplanation>

/** A question as some run put it. */
interface AskedQuestion {
  readonly frame: { readonly digest: string; readonly parts: FrameParts }
  readonly unit: { readonly text: string; readonly digest: string }
}

/** Where to look for the question: the runs of a project, and what is remembered of them. */
export interface Evidence {
  readonly cache: ProjectCache
  readonly runs: () => AsyncIterable<Run>
  /** The run as whose miss it is to be explained. */
  readonly run?: Run
}

/**
 * Why a question had no answer: which of its parts differ from the nearest question whose answer is known. The same unit
 * under another frame is nearer than another unit; among frames, the one that differs in the fewest parts, then the latest.
 */
export async function explainMiss(key: CacheKey, { cache, runs, run }: Evidence): Promise<Explanation> {
  const counts = await countsAsKnown(run)
  const infoFor = (found: Found) => infoOf(found, cache.frames.find(found.record.frame))
  const own = cache.find(key)
  if (own && counts(own.record)) return { kind: 'known', entry: infoFor(own) }
  const asked = await findQuestion(key, run ? [run] : runs())
  if (!asked) return { kind: 'unlike' }
  const comparable = [...cache.frames.all()].filter(({ parts }) => parts.operation === asked.frame.parts.operation)
  const nearest = sameUnit(asked, comparable, cache, counts) ?? (await sameOperation(asked, comparable, cache, counts))
  if (!nearest) return { kind: 'unlike' }
  const { found, parts } = nearest
  return { kind: 'differs', nearest: infoFor(found), parts }
}

/** For a run, what others had been answered when it began; else everything. */
async function countsAsKnown(run: Run | undefined): Promise<(record: ReplyRecord) => boolean> {
  if (!run) return () => true
  const beganAt = await run.beganAt()
  return ({ runId, at }) => runId !== run.settings.id && (beganAt === undefined || at <= beganAt)
}

interface Nearest {
  readonly found: Found
  readonly parts: readonly Difference[]
}

const nearer = (a: Nearest, b: Nearest) => a.parts.length - b.parts.length || b.found.record.at - a.found.record.at

/** The same unit, asked under other frames. */
function sameUnit(
  { frame, unit }: AskedQuestion,
  frames: readonly FrameRecord[],
  cache: ProjectCache,
  counts: (record: ReplyRecord) => boolean,
): Nearest | undefined {
  const candidates: Nearest[] = []
  for (const other of frames) {
    const found = cache.find(contentKey(other.digest, unit.digest))
    if (found && counts(found.record)) candidates.push({ found, parts: differences(frame.parts, other.parts) })
  }
  return candidates.sort(nearer)[0]
}

/** Another unit: of the same frame, if it has any. The cache holds no texts, so the other one is told by its digest. */
async function sameOperation(
  { frame, unit }: AskedQuestion,
  frames: readonly FrameRecord[],
  cache: ProjectCache,
  counts: (record: ReplyRecord) => boolean,
): Promise<Nearest | undefined> {
  const latest = new Map<string, Found>()
  for await (const { found } of cache.entries()) {
    if (!found || !counts(found.record)) continue
    const before = latest.get(found.record.frame)
    if (!before || before.record.at < found.record.at) latest.set(found.record.frame, found)
  }
  const candidates = frames.flatMap((other) => {
    const found = latest.get(other.digest)
    if (!found) return []
    const parts = [
      ...differences(frame.parts, other.parts),
      ...difference('unit', unit.text, `SHA-256 ${found.record.unit}`),
    ]
    return [{ found, parts }]
  })
  return candidates.sort(nearer)[0]
}

/** Looks the question up in journals: keys cannot be turned back into what they were made from. */
async function findQuestion(
  key: CacheKey,
  runs: Iterable<Run> | AsyncIterable<Run>,
): Promise<AskedQuestion | undefined> {
  for await (const run of runs) {
    for await (const event of run.events()) {
      const question = event.type === 'unit' && event.questions.find((asked) => asked.key === key)
      if (!question) continue
      for await (const unit of run.units())
        if (unit.segmentId === event.segmentId) return questionOf(run.settings, question, unit)
    }
  }
  return undefined
}

function questionOf(settings: RunSettings, { operation, coderId }: QuestionRecord, { segmentId, text }: RunUnit) {
  const unit = { text, digest: unitDigest(text, settings.dedupe ? undefined : segmentId) }
  const coder = settings.coders.find(({ id }) => id === coderId)
  const frames = createFrames(settings)
  const frameOf: Record<QuestionRecord['operation'], () => Frame<unknown>> = {
    judgeRelevance: () => (coder ? frames.forCoder(judgeRelevance, coder) : frames.forAll(judgeRelevance)),
    assignCodes: () => (coder ? frames.forCoder(assignCodes, coder) : frames.forAll(assignCodes)),
  }
  return { frame: frameOf[operation](), unit }
}
