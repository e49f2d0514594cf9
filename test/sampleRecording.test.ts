import { expect, test } from 'vitest'
import { z } from 'zod'
import { lexical } from '../electron/engine/providers/lexical/lexical.ts'
import type { ModelQuestion } from '../electron/engine/providers/provider.ts'
import { AutomaticCode } from '../shared/domain/automaticCoding.ts'
import type { ModelSettings } from '../shared/domain/coder.ts'
import { CacheKey, type CoderId, TextHash } from '../shared/domain/ids.ts'
import type { OperationName, QuestionRecord } from '../shared/domain/question.ts'
import type { RunSettings, RunUnit } from '../shared/domain/run.ts'
import type { RunEvent, UnitOutcome } from '../shared/domain/runEvent.ts'
import { segmentIdOf } from '../shared/domain/segment.ts'
import type { ProjectSnapshot } from '../shared/project/snapshot.ts'
import { sampleBeforeRun, sampleRunSettings } from '../shared/sample/sampleProject.ts'
import { canonicalJson } from '../shared/std/canonicalJson.ts'
import { sha256 } from '../shared/std/sha256.ts'

const Relevance = z.object({ relevant: z.boolean() })
const Codes = z.object({
  codes: z.array(
    z.object({
      code: z.string(),
      quote: z.string(),
      reason: z.string(),
      confidence: z.number(),
      value: z.int().optional(),
    }),
  ),
})

/** The simulated coder takes this long over a question, in milliseconds. */
const answerTime = 2

function unitsOf({ texts, segmentBlocks, rounds }: ProjectSnapshot): readonly RunUnit[] {
  const main = rounds.find(({ kind }) => kind === 'main')
  const chosen = new Set(main?.units.kind === 'drawn' ? main.units.segmentIds : [])
  return segmentBlocks
    .flatMap(({ documentId, starts, ends }) => {
      const { text } = texts.find((t) => t.documentId === documentId)!
      return starts.map((start, i) => ({ segmentId: segmentIdOf(documentId, i), text: text.slice(start, ends[i]) }))
    })
    .filter(({ segmentId }) => chosen.has(segmentId))
}

/** Puts the questions of one run to the lexical coder, one after the other, and writes down what a journal would hold. */
class Recorder {
  readonly #settings: RunSettings
  readonly #answers = new Map<CacheKey, string>()
  #now: number

  constructor(settings: RunSettings) {
    this.#settings = settings
    this.#now = Date.parse(settings.createdAt)
  }

  async record(units: readonly RunUnit[]): Promise<readonly RunEvent[]> {
    const events: RunEvent[] = []
    for (const unit of units) events.push(await this.#unit(unit, events.length + 1))
    return [...events, { type: 'finished', seq: events.length + 1, at: this.#at() }]
  }

  async #unit({ segmentId, text }: RunUnit, seq: number): Promise<RunEvent> {
    const { outcome, questions } = await this.#judge(text)
    this.#now += 1
    const content = TextHash.parse(sha256(text))
    return { type: 'unit', seq, at: this.#at(), segmentId, content, outcome, questions }
  }

  async #judge(text: string): Promise<{ outcome: UnitOutcome; questions: readonly QuestionRecord[] }> {
    const { screening, coders } = this.#settings
    const screened = await this.#ask('judgeRelevance', screening, null, text)
    const upstream = [screened.record.key]
    if (!Relevance.parse(screened.answer).relevant)
      return { outcome: { kind: 'notRelevant', upstream }, questions: [screened.record] }
    const asked = await this.#ask('assignCodes', coders[0]!.settings, coders[0]!.id, text)
    const codes = Codes.parse(asked.answer).codes.map(({ code, quote, ...rest }) => {
      const start = text.indexOf(quote)
      return AutomaticCode.parse({ codeId: code, quote: { text: quote, start, end: start + quote.length }, ...rest })
    })
    const coding = { coderId: coders[0]!.id, codes, reply: asked.record.key, upstream }
    return {
      outcome: { kind: 'coded', codings: [coding], failures: [] },
      questions: [screened.record, asked.record],
    }
  }

  async #ask(operation: OperationName, settings: ModelSettings, coderId: CoderId | null, text: string) {
    const { codebook, codebookHash, occasion } = this.#settings
    const frame = sha256(canonicalJson({ operation, settings, coderId, codebookHash, occasion }))
    const key = CacheKey.parse(sha256(frame + sha256(text)))
    const known = this.#answers.get(key)
    const common = { operation, coderId, key, spared: 0, provider: 'lexical' }
    if (known !== undefined) {
      const record: QuestionRecord = { ...common, cause: 'duplicate', tier: 'memory', attempts: [], characters: 0 }
      return { answer: JSON.parse(known) as unknown, record }
    }
    const question: ModelQuestion = { operation, settings, codebook, text, system: '', prompt: '', reply: z.unknown() }
    const reply = await lexical.ask(question, new AbortController().signal)
    if (!reply.ok) throw new Error(reply.failure.detail)
    this.#answers.set(key, reply.value.raw)
    const sentAt = this.#now
    this.#now += answerTime
    const record: QuestionRecord = {
      ...common,
      cause: 'made',
      miss: 'unknown',
      queuedAt: sentAt,
      attempts: [{ sentAt, receivedAt: this.#now }],
      characters: text.length,
      ...(reply.value.model === undefined ? {} : { model: reply.value.model }),
    }
    return { answer: JSON.parse(reply.value.raw) as unknown, record }
  }

  #at(): string {
    return new Date(this.#now).toISOString()
  }
}

/** One event a line, so that a change to one unit is a change to one line. */
const asJournal = (events: readonly RunEvent[]): string =>
  `[\n${events.map((event) => JSON.stringify(event)).join(',\n')}\n]\n`

// To record anew after a change to the sample or to the lexical coder: npx vitest run test/sampleRecording.test.ts -u
test.each(['en', 'de'] as const)(
  'the recorded run of the sample is what the lexical coder answers (%s)',
  async (language) => {
    const events = await new Recorder(sampleRunSettings(language)).record(unitsOf(sampleBeforeRun(language)))
    await expect(asJournal(events)).toMatchFileSnapshot(`../shared/sample/recordedRun.${language}.json`)
  },
)
