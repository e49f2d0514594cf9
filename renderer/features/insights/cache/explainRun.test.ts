import { expect, test } from 'vitest'
import type { MissExplanation } from '../../../../shared/contract/cache.ts'
import { CacheKey, CoderId, ProjectId, RunId, SegmentId, TextHash } from '../../../../shared/domain/ids.ts'
import type { QuestionRecord } from '../../../../shared/domain/question.ts'
import type { RunEvent } from '../../../../shared/domain/runEvent.ts'
import { type AskedQuestion, askedIn, explainQuestions, groupMisses } from './explainRun.ts'

const digest = (n: number) => String(n).padStart(64, '0')
const key = (n: number) => CacheKey.parse(digest(n))
const asked = (n: number): AskedQuestion => ({
  key: key(n),
  segmentId: SegmentId.parse(`doc.${n}`),
  operation: 'assignCodes',
  coderId: CoderId.parse('robot'),
})
const record = (n: number, more: Partial<QuestionRecord> = {}): QuestionRecord => ({
  operation: 'assignCodes',
  coderId: CoderId.parse('robot'),
  key: key(n),
  cause: 'made',
  spared: 0,
  attempts: [{ sentAt: 0, receivedAt: 1 }],
  characters: 3,
  ...more,
})
const unit = (n: number, ...questions: QuestionRecord[]): RunEvent => ({
  type: 'unit',
  seq: n,
  at: '2026-01-01T00:00:00.000Z',
  segmentId: SegmentId.parse(`doc.${n}`),
  content: TextHash.parse(digest(n)),
  outcome: { kind: 'notRelevant', upstream: [] },
  questions,
})
async function* journal(...lines: RunEvent[]) {
  yield lines
}

const nearest = {
  key: key(99),
  operation: 'assignCodes',
  coderId: null,
  provider: 'p',
  model: 'm',
  at: '2026-01-01T00:00:00.000Z',
  bytes: 10,
  codebooks: [],
  runs: [],
} as unknown as Extract<MissExplanation, { kind: 'differs' }>['nearest']
const differs = (...parts: string[]): MissExplanation => ({
  kind: 'differs',
  nearest,
  parts: parts.map((part) => ({ part, asked: '1', known: '0' })),
})

test('what a run asked is each different question that went to a model, once', async () => {
  const lines = journal(
    unit(1, record(1), record(2, { attempts: [] })),
    unit(2, record(1), record(3, { cause: 'earlierRun' }), record(4)),
    { type: 'finished', seq: 3, at: '2026-01-01T00:00:00.000Z' },
  )
  expect((await askedIn(lines)).map((question) => [question.key, question.segmentId])).toEqual([
    [key(1), 'doc.1'],
    [key(4), 'doc.2'],
  ])
})

test('S1-30 questions are grouped by the parts in which they differ, the most frequent first', () => {
  const groups = groupMisses([
    { question: asked(1), explanation: differs('occasion') },
    { question: asked(2), explanation: differs('settings.temperature') },
    { question: asked(3), explanation: differs('settings.temperature') },
    { question: asked(4), explanation: differs('settings.temperature', 'codebook') },
    { question: asked(5), explanation: { kind: 'unlike' } },
  ])
  expect(groups.map(({ kind, names, questions }) => [kind, names, questions.length])).toEqual([
    ['differs', ['settings.temperature'], 2],
    ['differs', ['occasion'], 1],
    ['differs', ['settings.temperature', 'codebook'], 1],
    ['unlike', [], 1],
  ])
})

test('what is written from the codebook is no reason beside it, and one by itself', () => {
  const groups = groupMisses([
    { question: asked(1), explanation: differs('codebook', 'system', 'reply') },
    { question: asked(2), explanation: differs('system') },
  ])
  expect(groups.map(({ names, questions }) => [names, questions[0]?.parts.map(({ part }) => part)])).toEqual([
    [['codebook'], ['codebook']],
    [['system'], ['system']],
  ])
})

test('each question is compared with what its own run found, and stopping keeps what was compared', async () => {
  const ids = { projectId: ProjectId.parse('project-1'), runId: RunId.parse('run-000001') }
  const control = new AbortController()
  const sought: unknown[] = []
  const client = {
    'cache.explain': async (input: object): Promise<MissExplanation> => {
      sought.push(input)
      return { kind: 'unlike' }
    },
  }
  const stopAfterTwo = (done: number) => done === 2 && control.abort()
  const groups = await explainQuestions(client, ids, [asked(1), asked(2), asked(3)], stopAfterTwo, control.signal)
  expect(sought).toEqual([
    { ...ids, key: key(1) },
    { ...ids, key: key(2) },
  ])
  expect(groups.map(({ questions }) => questions.length)).toEqual([2])
})
