import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CacheKey, CoderId, SegmentId, TextHash } from '../domain/ids.ts'
import { lexicalId } from '../domain/lexical.ts'
import type { Attempt, QuestionRecord } from '../domain/question.ts'
import type { RunEvent, UnitOutcome } from '../domain/runEvent.ts'
import { createCallFigures } from './callFigures.ts'

const digest = (n: number) => String(n).padStart(64, '0')
const [ana, ben] = [CoderId.parse('ana'), CoderId.parse('ben')]
const coders = [ana, ben].map((id) => ({
  kind: 'automatic' as const,
  id,
  name: id,
  persona: '',
  settings: { provider: lexicalId, model: 'm', temperature: 0 },
}))
const attempt = (more: Partial<Attempt> = {}): Attempt => ({ sentAt: 0, receivedAt: 10, ...more })

const question = (
  operation: QuestionRecord['operation'],
  coderId: CoderId | null,
  more: Partial<QuestionRecord> = {},
): QuestionRecord => ({
  operation,
  coderId,
  key: CacheKey.parse(digest(1)),
  cause: 'made',
  spared: coderId === null ? 1 : 0,
  attempts: [attempt()],
  provider: 'p',
  host: 'models.example.org',
  model: 'm-1',
  characters: 20,
  ...more,
})
const coding = (coderId: CoderId, codes: number) => ({
  coderId,
  codes: Array.from({ length: codes }, () => ({ codeId: 'c' as never, quote: { text: '' } })),
  reply: CacheKey.parse(digest(1)),
  upstream: [],
})
const unit = (
  seq: number,
  segment: number,
  content: number,
  outcome: UnitOutcome,
  questions: QuestionRecord[],
): RunEvent => ({
  type: 'unit',
  seq,
  at: '2026-01-01T00:00:00.000Z',
  segmentId: SegmentId.parse(`doc-${segment % 2}.${segment}`),
  content: TextHash.parse(digest(content)),
  outcome,
  questions,
})
const refused = { class: 'refused', detail: 'no' } as const
const coded = (codings: ReturnType<typeof coding>[], failed: CoderId[] = []): UnitOutcome => ({
  kind: 'coded',
  codings,
  failures: failed.map((coderId) => ({ coderId, failure: refused })),
})

const relevance = question('judgeRelevance', null)
const again = { cause: 'duplicate', attempts: [] } as const
const failed = { failed: 'refused', attempts: [attempt({ error: 'refused' })] } as const
const history: RunEvent[] = [
  unit(1, 1, 1, coded([coding(ana, 1), coding(ben, 0)]), [
    relevance,
    question('assignCodes', ana),
    question('assignCodes', ben),
  ]),
  unit(2, 2, 1, coded([coding(ana, 1), coding(ben, 0)]), [
    { ...relevance, ...again },
    question('assignCodes', ana, again),
    question('assignCodes', ben, again),
  ]),
  unit(3, 3, 2, { kind: 'notRelevant', upstream: [] }, [
    { ...relevance, attempts: [attempt({ receivedAt: 30, usage: { input: 5, output: 1 } })] },
  ]),
  unit(4, 4, 3, coded([coding(ana, 2)], [ben]), [
    { ...relevance, cause: 'earlierRun', attempts: [] },
    question('assignCodes', ana, { cause: 'singleFlight', attempts: [] }),
    question('assignCodes', ben, failed),
  ]),
  unit(5, 5, 4, { kind: 'failed', failure: refused }, [{ ...relevance, ...failed }]),
  { type: 'finished', seq: 6, at: '2026-01-01T00:00:00.000Z' },
  unit(7, 4, 3, coded([coding(ben, 1)]), [question('assignCodes', ben)]),
  unit(8, 5, 4, coded([], [ana, ben]), [
    relevance,
    question('assignCodes', ana, failed),
    question('assignCodes', ben, failed),
  ]),
]

const figuresOf = (events: Iterable<RunEvent>) => {
  const fold = createCallFigures({ coders })
  fold.add(events)
  return fold.figures()
}

test('a journal without lines gives figures without values', () => {
  expect(figuresOf([])).toEqual({
    segments: 0,
    distinct: 0,
    relevant: 0,
    distinctRelevant: 0,
    failed: 0,
    coders: [
      { id: 'ana', coded: 0, noCode: 0 },
      { id: 'ben', coded: 0, noCode: 0 },
    ],
    calls: {
      made: 0,
      byOperation: { judgeRelevance: 0, assignCodes: 0 },
      avoided: { shared: 0, duplicate: 0, earlierRun: 0, singleFlight: 0, canonical: 0 },
      notAsked: 0,
      attempts: 0,
    },
    tokens: {},
    left: [],
    cost: { amount: 0, currency: 'USD' },
  })
})

test('units, contents and coders are counted, and a retry counts no unit twice', () => {
  expect(figuresOf(history)).toMatchObject({
    segments: 5,
    distinct: 4,
    relevant: 4,
    distinctRelevant: 3,
    failed: 1,
    coders: [
      { id: 'ana', coded: 3, noCode: 0 },
      { id: 'ben', coded: 1, noCode: 2 },
    ],
  })
})

test.each([5, 7, 8])('the causes add up to all questions after %i lines', (lines) => {
  const { calls, segments, relevant } = figuresOf(history.slice(0, lines))
  const { shared, duplicate, earlierRun, singleFlight } = calls.avoided
  expect(calls.made + calls.notAsked + shared + duplicate + earlierRun + singleFlight).toBe(2 * segments + 2 * relevant)
})

test('a failed question gives way to its retry, but what was sent was sent', () => {
  const [before, after] = [figuresOf(history.slice(0, 6)), figuresOf(history.slice(0, 7))]
  expect(after.calls.made).toBe(before.calls.made)
  expect(after.calls.attempts).toBe(before.calls.attempts + 1)
})

test('it is known what left the machine, how long it took, and that the price is not known', () => {
  const { left, tokens, latency, cost } = figuresOf(history.slice(0, 3))
  expect(left).toEqual([{ host: 'models.example.org', models: ['m-1'], documents: 1, characters: 80 }])
  expect(tokens).toEqual({ input: 5, output: 1 })
  expect(latency).toEqual({ p50: 10, p95: 30, p99: 30 })
  expect(cost).toBeUndefined()
})

test('nothing left where this machine answered, and the lexical coder costs nothing', () => {
  const here = { ...relevance, host: 'localhost:11434' }
  const within = { ...relevance, host: undefined, provider: lexicalId }
  const irrelevant: UnitOutcome = { kind: 'notRelevant', upstream: [] }
  const asked = figuresOf([unit(1, 1, 1, irrelevant, [here])])
  expect([asked.left, asked.cost]).toEqual([[], undefined])
  expect(figuresOf([unit(1, 1, 1, irrelevant, [within])])).toMatchObject({ left: [], cost: { amount: 0 } })
})

test('in whatever pieces a journal is read, the figures are the same', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(history.length), { maxLength: 6 }), (cuts) => {
      const fold = createCallFigures({ coders })
      const places = [0, ...cuts.sort((a, b) => a - b), history.length]
      for (const [i, from] of places.entries()) fold.add(history.slice(from, places[i + 1]))
      expect(fold.figures()).toEqual(figuresOf(history))
    }),
    { seed: 9 },
  )
})
