import { expect, test } from 'vitest'
import type { CacheStats, MissExplanation } from '../../../shared/contract/cache.ts'
import type { EntryInfo } from '../../../shared/domain/cacheEntry.ts'
import { CacheKey, CodebookHash, CoderId, ProviderId, RunId } from '../../../shared/domain/ids.ts'
import { defaultSettings } from '../../../shared/domain/settings.ts'
import { explanationWords, filterWords, infoTable, missReason, statsTable, verdictWords } from './cacheWords.ts'

const key = CacheKey.parse('ab'.repeat(32))
const stats: CacheStats = {
  enabled: true,
  folder: '/data/texts/replies',
  memory: { entries: 12, bytes: 4321, budget: 128 * 1024 * 1024 },
  disk: { entries: 245, bytes: 1_234_567, cap: 500 * 1024 * 1024 },
  lookups: 0,
  hits: { memory: 0, disk: 0, canonical: 0 },
  misses: 0,
  evictions: { memory: 0, size: 0, age: 0, cleared: 0, damaged: 0 },
  by: [],
  oldest: '2026-03-01T10:00:00.000Z',
  newest: '2026-03-05T10:00:00.000Z',
}
const saved = { calls: 900, counted: 900, tokens: 125_000 }
const unpriced = { lookups: 1250, hits: 565, misses: 685, saved }

test('S1-11 stats are seven lines, labels left and figures right', () => {
  expect(statsTable(unpriced, stats)).toBe(`Requests                    1,250
Hits                          565
Misses                        685
Hit rate                    45.2%
Tokens saved              125,000
Savings             unknown price
Size          245 replies, 1.2 MB
`)
})

test('S1-11 where nothing was looked up there is no rate, and where nothing was saved no savings', () => {
  const nothing = { lookups: 0, hits: 0, misses: 0, saved: { calls: 0, counted: 0 } }
  const { folder: _, ...memoryOnly } = stats
  expect(statsTable(nothing, memoryOnly)).toBe(`Requests                       0
Hits                           0
Misses                         0
Hit rate                       –
Tokens saved                   –
Savings                        –
Size          12 replies, 4.3 kB
`)
})

test.each([
  [{ amount: 0, currency: 'USD' }, 'free of charge'],
  [{ amount: 0.25, currency: 'USD' }, '0.25 USD'],
])('S1-11 savings of %o are “%s”', (cost, words) =>
  expect(statsTable({ ...unpriced, saved: { ...saved, cost } }, stats)).toContain(words),
)

test('S1-12 info says how the cache is set', () => {
  const { cache } = defaultSettings
  expect(
    infoTable(stats, {
      ...defaultSettings,
      cache: { ...cache, ttlSeconds: { judgeRelevance: 3600, assignCodes: 3600 } },
    }),
  ).toBe(`Cache          on
Folder         /data/texts/replies
Answers count  for 3,600 s (1 h)
Memory         12 replies, 4.3 kB of at most 128 MB
Disk           245 replies, 1.2 MB of at most 500 MB
Oldest         2026-03-01 10:00 UTC
Newest         2026-03-05 10:00 UTC
`)
  expect(
    infoTable(
      { ...stats, enabled: false },
      { ...defaultSettings, cache: { ...cache, ttlSeconds: { assignCodes: 5400 } } },
    ),
  ).toMatch(/^Cache {10}off\n.*\nAnswers count {2}judgeRelevance for ever \(0 s\), assignCodes for 5,400 s \(1.5 h\)\n/)
})

test('every condition of a filter has its words, and no condition is all', () => {
  expect(filterWords({})).toBe('all')
  expect(filterWords({ coderId: null })).toBe('for all coders')
  expect(
    filterWords({
      operation: 'assignCodes',
      coderId: CoderId.parse('ana'),
      model: 'm',
      codebook: CodebookHash.parse('0'.repeat(64)),
      runId: RunId.parse('run-000001'),
      olderThanSeconds: 86_400,
      confidenceBelow: 0.3,
    }),
  ).toBe(
    'answers to assignCodes, for ana, of the model m, of that codebook version alone, used by run-000001 alone, at least 24 h old, with a confidence below 0.3',
  )
})

test('a check names what it found, and nought of it as well', () => {
  const clean = { checked: 1, damaged: [], manualTraces: [], repaired: 0 }
  expect(verdictWords(clean, false)).toBe('1 reply checked, 0 damaged, 0 with manual traces.\n')
  expect(verdictWords({ ...clean, checked: 3, damaged: [key], repaired: 1 }, true)).toBe(
    `3 replies checked, 1 damaged, 0 with manual traces.\n1 reply taken out; what they answered will be asked again.\n  damaged ${key}\n`,
  )
  expect(verdictWords({ ...clean, manualTraces: [{ key, where: 'reply.memo' }] }, false)).toContain(
    `  trace   ${key} at reply.memo`,
  )
})

const nearest: EntryInfo = {
  key,
  operation: 'assignCodes',
  coderId: null,
  provider: ProviderId.parse('p'),
  model: 'm',
  answeredAs: 'm-2026',
  at: '2026-03-01T10:00:00.000Z',
  bytes: 10,
  codebooks: [],
  runs: [],
}
const differs = (...parts: string[]): MissExplanation => ({
  kind: 'differs',
  nearest,
  parts: parts.map((part) => ({ part, asked: '0.3', known: '0' })),
})

test('S1-30 an explanation names what was asked and what was known', () => {
  expect(
    explanationWords(differs('settings.temperature', 'occasion')),
  ).toBe(`Not known. The nearest known is assignCodes for all coders, answered by m-2026 on 2026-03-01 10:00 UTC; it differs in
  settings.temperature  asked 0.3, known 0
  occasion              asked 0.3, known 0
`)
})

test('S1-30 what is written from the codebook is no reason of its own beside it', () => {
  expect(missReason(differs('codebook', 'system', 'reply'))).toBe('codebook')
  expect(missReason(differs('system'))).toBe('system')
})
