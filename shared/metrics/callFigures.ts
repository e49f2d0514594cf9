import { isThisMachine } from '../domain/host.ts'
import type { CoderId, DocumentId, SegmentId, TextHash } from '../domain/ids.ts'
import { lexicalId } from '../domain/lexical.ts'
import type { OperationName, QuestionRecord } from '../domain/question.ts'
import type { RunSettings } from '../domain/run.ts'
import type { RunEvent, UnitEvent } from '../domain/runEvent.ts'
import { segmentPlace } from '../domain/segment.ts'

/**
 * What a run did, in figures. Had every coder asked everything about every unit, a run that shares relevance would have put
 * `Q = coders · segments + coders · relevant` questions; `made`, the five causes of `avoided` and `notAsked` add up to Q.
 */
export interface CallFigures {
  /** Units with a line, different contents among them, units that mattered to somebody, and their different contents. */
  readonly segments: number
  readonly distinct: number
  readonly relevant: number
  readonly distinctRelevant: number
  /** Units of which a judgement is missing, be it one coder's. */
  readonly failed: number
  /** In the run's order. `noCode`: judged, and no code applies; a unit that was screened out for all counts for nobody. */
  readonly coders: readonly { readonly id: CoderId; readonly coded: number; readonly noCode: number }[]
  readonly calls: {
    /** Questions put to a provider; a question that failed and was put again counts once. */
    readonly made: number
    readonly byOperation: Readonly<Record<OperationName, number>>
    readonly avoided: {
      /** Spared the other coders, because the answer is theirs as well. */
      readonly shared: number
      /** Asked already in this run, for an equal content. */
      readonly duplicate: number
      /** Known before this run. */
      readonly earlierRun: number
      /** Asked by another run while this one was under way. */
      readonly singleFlight: number
      /** Answered for another passage of the same canonical form. */
      readonly canonical: number
    }
    /** Questions that our own policy kept from being put. */
    readonly notAsked: number
    /** Requests sent, repeated and failed ones included. */
    readonly attempts: number
  }
  /** Sums over all attempts; a count that no provider gave is absent, which is not 0. */
  readonly tokens: { readonly input?: number; readonly output?: number }
  /** Milliseconds from sending to answer, successful attempts only (nearest rank); absent before the first. */
  readonly latency?: { readonly p50: number; readonly p95: number; readonly p99: number }
  /** What left the machine; empty where nothing did. */
  readonly left: readonly {
    readonly host: string
    readonly models: readonly string[]
    readonly documents: number
    /** Characters of the data, counted again with each question that held them. */
    readonly characters: number
  }[]
  /** Absent where a price is not known, which is not the same as free. */
  readonly cost?: { readonly amount: number; readonly currency: string }
}

export interface CallFigureFold {
  /** Takes in lines of the journal, in their order and each once, in pieces of any size. */
  readonly add: (events: Iterable<RunEvent>) => void
  readonly figures: () => CallFigures
}

interface Failing {
  readonly relevant: boolean
  readonly questions: readonly QuestionRecord[]
}

interface Destination {
  readonly models: Set<string>
  readonly documents: Set<DocumentId>
  characters: number
}

/** The one projection from a journal to figures: everything that shows any reads them here. Memory grows with distinct contents. */
export function createCallFigures(settings: Pick<RunSettings, 'coders'>): CallFigureFold {
  const coders = new Map(settings.coders.map(({ id }) => [id, { id, coded: 0, noCode: 0 }]))
  const contents = new Set<TextHash>()
  const relevantContents = new Set<TextHash>()
  /** Units of which something is missing: their failed questions give way to those of a retry. */
  const failing = new Map<SegmentId, Failing>()
  const calls = {
    made: 0,
    notAsked: 0,
    byOperation: { judgeRelevance: 0, assignCodes: 0 },
    avoided: { shared: 0, duplicate: 0, earlierRun: 0, singleFlight: 0, canonical: 0 },
  }
  const sent = {
    attempts: 0,
    latencies: [] as number[],
    unpriced: false,
    tokens: {} as { input?: number; output?: number },
  }
  const left = new Map<string, Destination>()
  let [segments, relevant] = [0, 0]

  function account(question: QuestionRecord, sign: 1 | -1) {
    calls.avoided.shared += sign * question.spared
    if (question.cause !== 'made') calls.avoided[question.cause] += sign
    else if (question.attempts.length === 0) calls.notAsked += sign
    else {
      calls.made += sign
      calls.byOperation[question.operation] += sign
    }
  }

  /** What was sent was sent, whatever became of it later. */
  function trace({ attempts, provider }: QuestionRecord) {
    sent.attempts += attempts.length
    if (attempts.length > 0 && provider !== lexicalId) sent.unpriced = true
    for (const { sentAt, receivedAt, error, usage } of attempts) {
      if (error === undefined) sent.latencies.push(receivedAt - sentAt)
      sent.tokens.input = plus(sent.tokens.input, usage?.input)
      sent.tokens.output = plus(sent.tokens.output, usage?.output)
    }
  }

  function traceDestination({ attempts, host, model, characters }: QuestionRecord, documentId: DocumentId) {
    if (attempts.length === 0 || host === undefined || isThisMachine(host)) return
    const there = left.get(host) ?? { models: new Set(), documents: new Set(), characters: 0 }
    left.set(host, there)
    if (model !== undefined) there.models.add(model)
    there.documents.add(documentId)
    there.characters += characters
  }

  function countOutcome({ outcome }: UnitEvent) {
    for (const { coderId, codes } of outcome.kind === 'coded' ? outcome.codings : []) {
      const coder = coders.get(coderId)
      if (coder) coder[codes.length > 0 ? 'coded' : 'noCode']++
    }
  }

  function countUnit({ segmentId, content, questions }: UnitEvent, before: Failing | undefined): boolean {
    const matters = questions.some(({ operation }) => operation === 'assignCodes')
    contents.add(content)
    if (matters) relevantContents.add(content)
    if (!before) segments++
    if (matters && !before?.relevant) relevant++
    for (const question of questions) {
      account(question, 1)
      trace(question)
      traceDestination(question, segmentPlace(segmentId).documentId)
    }
    return matters || (before?.relevant ?? false)
  }

  function addUnit(event: UnitEvent) {
    const { segmentId, questions } = event
    const before = failing.get(segmentId)
    const asked = new Set(questions.map(nameOf))
    const [replaced, standing] = parted(before?.questions ?? [], (question) => asked.has(nameOf(question)))
    for (const question of replaced) account(question, -1)
    const matters = countUnit(event, before)
    countOutcome(event)
    const failed = [...standing, ...questions.filter((question) => question.failed !== undefined)]
    if (isWhole(event)) failing.delete(segmentId)
    else failing.set(segmentId, { relevant: matters, questions: failed })
  }

  return {
    add: (events) => {
      for (const event of events) if (event.type === 'unit') addUnit(event)
    },
    figures: () => ({
      segments,
      distinct: contents.size,
      relevant,
      distinctRelevant: relevantContents.size,
      failed: failing.size,
      coders: [...coders.values()].map((coder) => ({ ...coder })),
      calls: {
        made: calls.made,
        byOperation: { ...calls.byOperation },
        avoided: { ...calls.avoided },
        notAsked: calls.notAsked,
        attempts: sent.attempts,
      },
      tokens: { ...sent.tokens },
      ...(sent.latencies.length > 0 ? { latency: percentiles(sent.latencies) } : {}),
      left: [...left].map(([host, { models, documents, characters }]) => ({
        host,
        models: [...models].sort(),
        documents: documents.size,
        characters,
      })),
      ...(sent.unpriced ? {} : { cost: { amount: 0, currency: 'USD' } }),
    }),
  }
}

const nameOf = ({ operation, coderId }: QuestionRecord) => `${operation}/${coderId ?? ''}`

const isWhole = ({ outcome }: UnitEvent) =>
  outcome.kind === 'notRelevant' || (outcome.kind === 'coded' && outcome.failures.length === 0)

/** Unknown and unknown is unknown. */
const plus = (sum: number | undefined, more: number | undefined) => (more === undefined ? sum : (sum ?? 0) + more)

const parted = <T>(values: readonly T[], test: (value: T) => boolean) =>
  [values.filter(test), values.filter((value) => !test(value))] as const

/** Nearest rank: the smallest value that at least p per cent of the values do not exceed. */
function percentiles(values: readonly number[]) {
  const sorted = Float64Array.from(values).sort()
  const rank = (p: number) => sorted[Math.ceil((p / 100) * sorted.length) - 1]!
  return { p50: rank(50), p95: rank(95), p99: rank(99) }
}
