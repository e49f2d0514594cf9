import { expect, test } from 'vitest'
import { CacheKey, SegmentId, TextHash } from '../domain/ids.ts'
import { lexicalId } from '../domain/lexical.ts'
import type { QuestionRecord } from '../domain/question.ts'
import type { RunEvent } from '../domain/runEvent.ts'
import { createLookupFold } from './lookupFigures.ts'

const digest = (n: number) => String(n).padStart(64, '0')
const key = (n: number) => CacheKey.parse(digest(n))
const question = (n: number, more: Partial<QuestionRecord> = {}): QuestionRecord => ({
  operation: 'assignCodes',
  coderId: null,
  key: key(n),
  cause: 'made',
  spared: 0,
  attempts: [],
  provider: 'p',
  characters: 4,
  ...more,
})
const asked = (n: number, input: number, output: number, more: Partial<QuestionRecord> = {}) =>
  question(n, { attempts: [{ sentAt: 0, receivedAt: 1, usage: { input, output } }], ...more })
const unit = (seq: number, ...questions: QuestionRecord[]): RunEvent => ({
  type: 'unit',
  seq,
  at: '2026-01-01T00:00:00.000Z',
  segmentId: SegmentId.parse(`doc.${seq}`),
  content: TextHash.parse(digest(seq)),
  outcome: { kind: 'notRelevant', upstream: [] },
  questions,
})
const figuresOf = (...events: RunEvent[]) => {
  const fold = createLookupFold()
  fold.add(events)
  return fold.figures()
}

test('nothing looked up is nothing, and no tokens are not nought tokens', () => {
  expect(figuresOf()).toEqual({
    lookups: 0,
    hits: 0,
    misses: 0,
    saved: { calls: 0, counted: 0, cost: { amount: 0, currency: 'USD' } },
  })
})

test('S1-39 what a hit saves is what its reply took, whichever journal is read first', () => {
  const made = unit(1, asked(1, 100, 20), asked(2, 50, 5))
  const second = unit(2, question(1, { cause: 'earlierRun', tier: 'disk' }), question(1, { cause: 'duplicate' }))
  const figures = { lookups: 4, hits: 2, misses: 2, saved: { calls: 2, counted: 2, tokens: 240 } }
  expect(figuresOf(made, second)).toEqual(figures)
  expect(figuresOf(second, made)).toEqual(figures)
})

test('a shared answer saves the other coders their calls, which are no look-ups', () => {
  expect(figuresOf(unit(1, asked(1, 10, 1, { spared: 2 })))).toMatchObject({
    lookups: 1,
    hits: 0,
    misses: 1,
    saved: { calls: 2, tokens: 22 },
  })
})

test('hits whose reply says nothing of tokens are told apart from those that took none', () => {
  const { saved } = figuresOf(
    unit(1, question(1, { cause: 'earlierRun' })),
    unit(2, asked(2, 7, 0), question(2, { cause: 'duplicate' })),
  )
  expect(saved).toMatchObject({ calls: 2, counted: 1, tokens: 7 })
})

test('only the attempt that succeeded counts as what the reply took', () => {
  const attempts = [
    { sentAt: 0, receivedAt: 1, error: 'unreadable' as const, usage: { input: 900, output: 9 } },
    { sentAt: 2, receivedAt: 3, usage: { input: 10, output: 1 } },
  ]
  const { saved } = figuresOf(unit(1, question(1, { attempts }), question(1, { cause: 'duplicate' })))
  expect(saved.tokens).toBe(11)
})

test('a question that failed is a miss and saves nobody anything', () => {
  const failed = { failed: 'refused' as const, spared: 2 }
  expect(figuresOf(unit(1, question(1, failed), question(1, { ...failed, cause: 'duplicate' })))).toMatchObject({
    lookups: 2,
    hits: 0,
    misses: 2,
    saved: { calls: 0 },
  })
})

test('S1-08 a question that goes past what is known is no look-up', () => {
  expect(figuresOf(unit(1, question(1, { miss: 'bypassed' })))).toMatchObject({ lookups: 0, hits: 0, misses: 0 })
})

test('what is saved costs nothing where only the lexical coder answered, and is unknown elsewhere', () => {
  const lexical = question(1, { cause: 'duplicate', provider: lexicalId })
  expect(figuresOf(unit(1, lexical)).saved.cost).toEqual({ amount: 0, currency: 'USD' })
  expect(figuresOf(unit(1, lexical, question(2, { cause: 'duplicate' }))).saved).not.toHaveProperty('cost')
})
