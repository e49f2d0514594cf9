import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CacheStats } from '../../../shared/contract/cache.ts'
import type { EntryFilter } from '../../../shared/domain/cacheEntry.ts'
import { CodebookHash, CoderId, RunId } from '../../../shared/domain/ids.ts'
import { defaultSettings, type Settings } from '../../../shared/domain/settings.ts'
import { seededRandom } from '../../../shared/reliability/random.ts'
import { emptyFolder } from '../../../test/simulators/projectUnderTest.ts'
import { aReply, frameOf, unitOf } from '../../../test/simulators/replies.ts'
import { openProjectCache, type ProjectCache } from './projectCache.ts'
import type { FrameRecord, ReplyRecord } from './tier.ts'

interface Opening {
  readonly folder?: string
  readonly settings?: Partial<Settings['cache']>
  readonly budget?: number
  readonly now?: () => number
}

const megabyte = 1024 * 1024
const now = Date.parse('2026-06-01T12:00:00Z')
const hours = (n: number) => now - n * 3_600_000

async function opened(opening: Opening = {}) {
  const folder = opening.folder ?? join(await emptyFolder(), 'replies')
  const said: string[] = []
  const cache = await openProjectCache({
    folder,
    settings: () => ({ ...defaultSettings.cache, ...opening.settings }),
    budget: opening.budget ?? 8 * megabyte,
    now: opening.now ?? (() => now),
    warn: (message) => said.push(message),
  })
  return { cache, folder, said }
}

const [ana, ben] = [CoderId.parse('ana'), CoderId.parse('ben')]
const version = (letter: string) => CodebookHash.parse(letter.repeat(64))
const run = (n: number) => RunId.parse(`run-number-${n}`)

/** Frames of two operations, two coders, two models, and two codebook versions that runs follow in turn. */
const frames: readonly FrameRecord[] = [
  frameOf({ coderId: null, codebooks: [version('a')], runs: [run(1)] }),
  frameOf({ coderId: ana, codebooks: [version('a')], runs: [run(1)] }),
  frameOf({ coderId: ben, codebooks: [version('a'), version('b')], runs: [run(1), run(2)] }),
  frameOf({ coderId: ana, model: 'n', codebooks: [version('b')], runs: [run(2)] }),
]

const random = seededRandom(5)
const replies: readonly ReplyRecord[] = Array.from({ length: 200 }, (_, i) =>
  aReply(`unit ${i % 60}`, {
    frame: frames[random() % 4]!,
    at: hours(random() % 100),
    ...(i % 3 === 0 ? {} : { confidence: (random() % 100) / 100 }),
  }),
)

function fill(cache: ProjectCache, records: readonly ReplyRecord[] = replies) {
  for (const frame of frames) cache.frames.merge(frame)
  for (const record of records) cache.replies.remember(record)
}
const distinct = [...new Map(replies.map((record) => [record.key, record])).values()]

/** What a filter means, said in plain words once more. */
function isMeant(filter: EntryFilter, record: ReplyRecord): boolean {
  const frame = frames.find(({ digest }) => digest === record.frame)!
  if (filter.operation && record.operation !== filter.operation) return false
  if (filter.coderId !== undefined && record.coderId !== filter.coderId) return false
  if (filter.model && record.asked !== filter.model) return false
  if (filter.codebook && frame.codebooks.join() !== filter.codebook) return false
  if (filter.runId && [...new Set([record.runId, ...frame.runs])].join() !== filter.runId) return false
  if (filter.olderThanSeconds !== undefined && record.at > now - 1000 * filter.olderThanSeconds) return false
  if (filter.confidenceBelow !== undefined && !((record.confidence ?? 1) < filter.confidenceBelow)) return false
  return true
}

const filters = fc.record(
  {
    operation: fc.constantFrom('judgeRelevance' as const, 'assignCodes' as const),
    coderId: fc.constantFrom(null, ana, ben),
    model: fc.constantFrom('m', 'n', 'other'),
    codebook: fc.constantFrom(version('a'), version('b')),
    runId: fc.constantFrom(run(1), run(2)),
    olderThanSeconds: fc.constantFrom(0, 3600, 180_000),
    confidenceBelow: fc.constantFrom(0, 0.3, 0.8),
  },
  { requiredKeys: [] },
)

test.each([
  ['on the disk', true],
  ['in memory alone', false],
])(
  'S0-29 %s, clearing takes what meets every condition, as counted before, and undo brings it back',
  async (_, onDisk) => {
    const { cache } = await opened(onDisk ? {} : { folder: '/dev/null/nowhere' })
    fill(cache)
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const meant = distinct.filter((record) => isMeant(filter, record))
        const before = await cache.stats()
        const count = await cache.count(filter)
        expect(count.entries).toBe(meant.length)
        const cleared = await cache.clear(filter)
        expect(cleared).toMatchObject(count)
        const after = await cache.stats()
        expect(after.by.reduce((sum, { entries }) => sum + entries, 0)).toBe(distinct.length - meant.length)
        for (const record of meant) expect(cache.find(record.key)).toBeUndefined()
        if (cleared.undo === undefined) expect(meant).toEqual([])
        else expect(await cache.undoClear(cleared.undo)).toEqual(count)
        for (const record of meant) expect(cache.find(record.key)?.record).toEqual(record)
        expect((await cache.stats()).by).toEqual(expect.arrayContaining([...before.by]))
        expect((await cache.count({})).entries).toBe(distinct.length)
      }),
      { seed: 29, numRuns: 60 },
    )
    await cache.close()
  },
)

test('a clearing cannot be undone twice, nor after the store was opened anew', async () => {
  const { cache, folder } = await opened()
  fill(cache)
  const { undo } = await cache.clear({})
  await cache.undoClear(undo!)
  expect(await cache.undoClear(undo!)).toEqual({ entries: 0, bytes: 0 })
  const again = await cache.clear({})
  await cache.close()
  const next = (await opened({ folder })).cache
  expect(await next.undoClear(again.undo!)).toEqual({ entries: 0, bytes: 0 })
  expect((await next.count({})).entries).toBe(0)
  await next.close()
})

test('a reply that was asked anew since it was cleared stays', async () => {
  const { cache } = await opened()
  fill(cache)
  const { undo, entries } = await cache.clear({})
  const newer = { ...distinct[0]!, at: now + 5, runId: run(3) }
  cache.replies.remember(newer)
  expect((await cache.undoClear(undo!)).entries).toBe(entries - 1)
  expect(cache.find(newer.key)?.record).toEqual(newer)
  await cache.close()
})

test('S0-11 S0-32 the figures add up, by tier, operation, coder and model, and an empty cache has none', async () => {
  const { cache, folder } = await opened()
  expect(CacheStats.parse(await cache.stats())).toMatchObject({
    lookups: 0,
    hits: { memory: 0, disk: 0, canonical: 0 },
    misses: 0,
    by: [],
    disk: { entries: 0, bytes: 0 },
  })
  expect(await cache.stats()).not.toHaveProperty('oldest')
  fill(cache)
  await cache.close()
  const { cache: next } = await opened({ folder })
  for (const { frame, unit } of [...distinct, ...distinct.slice(0, 50)])
    next.replies.recall(nameOf(frame), { text: '', digest: unit }, () => true)
  for (let i = 0; i < 7; i++) next.replies.recall(nameOf(frames[1]!.digest), unitOf(`unknown ${i}`), () => true)
  const stats = CacheStats.parse(await next.stats())
  expect(stats).toMatchObject({
    lookups: distinct.length + 57,
    hits: { disk: distinct.length, memory: 50, canonical: 0 },
    misses: 7,
    oldest: new Date(Math.min(...distinct.map(({ at }) => at))).toISOString(),
    newest: new Date(Math.max(...distinct.map(({ at }) => at))).toISOString(),
  })
  const sum = (figure: (row: (typeof stats.by)[number]) => number) =>
    stats.by.reduce((all, row) => all + figure(row), 0)
  expect(sum(({ entries }) => entries)).toBe(stats.disk.entries)
  expect(sum(({ bytes }) => bytes)).toBe(stats.disk.bytes)
  expect(sum(({ lookups }) => lookups)).toBe(stats.lookups)
  expect(sum(({ misses }) => misses)).toBe(stats.misses)
  expect(sum(({ hits }) => hits.memory + hits.disk + hits.canonical) + stats.misses).toBe(stats.lookups)
  expect(stats.by).toHaveLength(4)
  await next.close()
})

const nameOf = (digest: string) => {
  const { parts } = frames.find((frame) => frame.digest === digest)!
  const coderId = 'coder' in parts.onBehalfOf ? parts.onBehalfOf.coder : null
  return { digest, operation: parts.operation, coderId, settings: parts.settings }
}

test('S1-14 figures can be forgotten without the replies', async () => {
  const { cache } = await opened()
  fill(cache)
  cache.replies.recall(nameOf(frames[0]!.digest), unitOf('x'), () => true)
  cache.resetStats()
  expect(await cache.stats()).toMatchObject({ lookups: 0, misses: 0, disk: { entries: distinct.length } })
  await cache.close()
})

test('totals kept up to date while replies come in are those of a fresh reading', async () => {
  const { cache, folder } = await opened()
  fill(cache, replies.slice(0, 50))
  const early = cache.stats()
  fill(cache, replies.slice(50))
  await early
  for (const record of distinct.slice(0, 10)) cache.replies.remember({ ...record, model: 'a longer name' })
  const stats = await cache.stats()
  await cache.close()
  const { cache: next } = await opened({ folder })
  const read = await next.stats()
  expect([read.disk, read.oldest, read.newest]).toEqual([stats.disk, stats.oldest, stats.newest])
  expect(read.by.map(({ entries, bytes }) => [entries, bytes]).sort()).toEqual(
    stats.by.map(({ entries, bytes }) => [entries, bytes]).sort(),
  )
  await next.close()
})

test('S1-32 above its cap the disk loses dead codebook versions first, then the oldest replies', async () => {
  const big = (i: number, frame: FrameRecord, at: number) =>
    aReply(`unit ${i}`, { frame, at, reply: { codes: [], filler: 'x'.repeat(10_000) } })
  const [dead, living] = [
    frameOf({ coderId: ana, codebooks: [version('a')], runs: [run(1)], servedAt: 1 }),
    frameOf({ coderId: ben, codebooks: [version('b')], runs: [run(2)], servedAt: 2 }),
  ]
  const { cache } = await opened({ settings: { maxMb: 1 } })
  cache.frames.merge(dead)
  cache.frames.merge(living)
  // The dead ones are younger than all others.
  for (let i = 0; i < 40; i++) cache.replies.remember(big(i, dead, hours(1)))
  for (let i = 0; i < 150; i++) cache.replies.remember(big(i, living, hours(200 - i)))
  await cache.settle()
  const stats = await cache.stats()
  expect(stats.disk.bytes).toBeLessThanOrEqual(megabyte)
  expect(stats.disk.bytes).toBeGreaterThan(0.8 * megabyte)
  expect(stats.evictions.size).toBe(190 - stats.disk.entries)
  expect((await cache.count({ coderId: ana })).entries).toBe(0)
  const kept: number[] = []
  for await (const { found } of cache.entries()) kept.push(found!.record.at)
  expect(Math.min(...kept)).toBe(hours(200 - (150 - kept.length)))
  await cache.close()
})

test('S0-28 relief takes old replies of low confidence, and in a second stage only where that was not enough', async () => {
  const reply = (i: number, age: number, confidence?: number) =>
    aReply(`unit ${i}`, {
      frame: frames[1]!,
      at: hours(age),
      confidence,
      reply: { codes: [], filler: 'x'.repeat(900) },
    })
  const old = Array.from({ length: 10 }, (_, i) => reply(i, 30, 0.2))
  const younger = Array.from({ length: 70 }, (_, i) => reply(100 + i, 13, 0.4))
  const sure = Array.from({ length: 20 }, (_, i) => reply(200 + i, 30, 0.9))
  const silent = Array.from({ length: 20 }, (_, i) => reply(300 + i, 30))
  const all = [...old, ...younger, ...sure, ...silent]

  const { cache: roomy } = await opened()
  fill(roomy, all)
  expect(await roomy.relieve()).toMatchObject({ entries: 10, stages: 1 })
  expect(await roomy.stats()).toMatchObject({
    memory: { entries: 110 },
    evictions: { age: 10 },
    disk: { entries: 120 },
  })

  const used = (await roomy.stats()).memory.bytes
  const { cache: tight } = await opened({ budget: Math.round(used * 1.2) })
  fill(tight, all)
  const before = (await tight.stats()).memory
  const freed = await tight.relieve()
  const after = (await tight.stats()).memory
  expect(freed).toEqual({ entries: 80, bytes: before.bytes - after.bytes, stages: 2 })
  expect(after.entries).toBe(40)
  await Promise.all([roomy.close(), tight.close()])
})

test('S0-28 when a run rests memory is relieved by itself, once an hour at most', async () => {
  let time = now
  const reply = (i: number) => aReply(`unit ${i}`, { frame: frames[1]!, at: hours(50), confidence: 0.1 })
  const { cache } = await opened({ budget: 100_000, now: () => time })
  fill(
    cache,
    Array.from({ length: 200 }, (_, i) => reply(i)),
  )
  await cache.settle()
  const { entries } = (await cache.stats()).memory
  expect(entries).toBeGreaterThan(50)
  time += 3_600_000
  await cache.settle()
  expect((await cache.stats()).memory.entries).toBe(0)
  await cache.close()
})

test('S1-33 warming reads the latest replies into memory, as many as fit', async () => {
  const { cache, folder } = await opened()
  fill(cache)
  await cache.close()
  const { cache: cold } = await opened({ folder, budget: 40_000 })
  const warmed = await cold.warm()
  const { memory, evictions } = await cold.stats()
  expect(warmed).toEqual({ entries: memory.entries, bytes: memory.bytes })
  expect(memory.entries).toBeGreaterThan(20)
  expect([evictions.memory, memory.bytes <= 40_000]).toEqual([0, true])
  const newest = distinct.toSorted((a, b) => b.at - a.at).slice(0, 10)
  for (const { frame, unit } of newest)
    expect(cold.replies.recall(nameOf(frame), { text: '', digest: unit }, () => true)?.tier).toBe('memory')
  await cold.close()
})

test('S1-34 a bundle carries replies to another project, and taking it in twice changes nothing', async () => {
  const { cache } = await opened()
  fill(cache)
  const lines: string[] = []
  for (let after: Parameters<ProjectCache['export']>[0], more = true; more; ) {
    const page = await cache.export(after, 7)
    lines.push(...page.lines)
    after = page.next
    more = page.next !== undefined
  }
  const { cache: other, folder } = await opened()
  const pages = (size: number) =>
    Array.from({ length: Math.ceil(lines.length / size) }, (_, i) => lines.slice(i * size, (i + 1) * size))
  const takeIn = async () => {
    const sum = { added: 0, known: 0, refused: 0 }
    for (const page of pages(10)) {
      const counts = await other.import(page)
      for (const name of ['added', 'known', 'refused'] as const) sum[name] += counts[name]
    }
    return sum
  }
  expect(await takeIn()).toEqual({ added: distinct.length, known: 0, refused: 0 })
  expect(await takeIn()).toEqual({ added: 0, known: distinct.length, refused: 0 })
  await other.close()
  const { cache: next } = await opened({ folder })
  for (const record of distinct) expect(next.find(record.key)?.record).toEqual(record)
  expect([...next.frames.all()].map(({ digest }) => digest).sort()).toEqual(frames.map(({ digest }) => digest).sort())
  expect((await next.verify({ repair: false })).damaged).toEqual([])
  await Promise.all([cache.close(), next.close()])
})

test('S1-34 broken and made-up lines of a bundle are refused, and the others taken in', async () => {
  const { cache } = await opened()
  fill(cache)
  const { lines } = await cache.export(undefined, 1000)
  const replyLine = lines.findIndex((line) => line.includes('"kind":"reply"'))
  const forge = (change: (body: string) => string) => {
    const body = change(lines[replyLine]!.slice(65))
    return `${createHash('sha256').update(body).digest('hex')} ${body}`
  }
  const forged = [
    '',
    'no line of a bundle',
    `${lines[replyLine]!.slice(0, -3)}x}}`,
    forge((body) => body.replace(/"unit":"[0-9a-f]{8}/, '"unit":"00000000')),
    forge((body) => body.replace('"reply":{"key"', '"reply":{"origin":"manual","key"')),
    forge((body) => body.replace(/"asked":"\w+"/, '"asked":"another"')),
    forge(() => '{"kind":"reply"'),
  ]
  const { cache: other } = await opened()
  expect(await other.import([...lines.slice(0, 3), ...forged])).toMatchObject({ refused: forged.length })
  // A reply without its frame cannot be told from a made-up one.
  const { cache: third } = await opened()
  expect(await third.import([lines[replyLine]!])).toEqual({ added: 0, known: 0, refused: 1 })
  await Promise.all([cache.close(), other.close(), third.close()])
})

test('S0-13 every entry is read, and whatever of a person’s coding is in one is found and named', async () => {
  const { cache } = await opened()
  fill(cache)
  expect(await cache.verify({ repair: false, traces: ['human-one', 'what the person thought of it'] })).toEqual({
    checked: distinct.length,
    damaged: [],
    manualTraces: [],
    repaired: 0,
  })
  const plant = (text: string, reply: unknown) => {
    const record = aReply(text, { frame: frames[1]!, reply })
    cache.replies.remember(record)
    return record.key
  }
  const planted = [
    [plant('p1', { codes: [{ code: 'c', origin: 'manual' }] }), 'reply.codes.0.origin'],
    [plant('p2', { codes: [], coderId: 'manual' }), 'reply.coderId'],
    [plant('p3', { codes: [{ reason: 'this is what the person thought of it, long ago' }] }), 'reply.codes.0.reason'],
    [plant('p4', { codes: ['human-one'] }), 'reply.codes.0'],
    [plant('p5', { codes: [], memo: '' }), 'reply.memo'],
  ] as const
  const { manualTraces } = await cache.verify({
    repair: false,
    traces: ['human-one', 'what the person thought of it'],
  })
  expect(new Map(manualTraces.map(({ key, where }) => [key, where]))).toEqual(new Map(planted))
  await cache.close()
})

test('S0-13 replies that only speak of humans and manuals are no trace', async () => {
  const { cache } = await opened()
  fill(cache)
  cache.replies.remember(
    aReply('p', { frame: frames[1]!, reply: { codes: [{ quote: 'manual', reason: 'human', code: 'manual' }] } }),
  )
  expect((await cache.verify({ repair: false, traces: ['ana maria'] })).manualTraces).toEqual([])
  await cache.close()
})

test('an entry under a wrong key, of a wrong coder, or of another form is damaged, and repair takes it out', async () => {
  const { cache } = await opened()
  fill(cache)
  const wrong = [
    { ...aReply('w1', { frame: frames[1]! }), unit: unitOf('w2').digest },
    { ...aReply('w3', { frame: frames[1]! }), coderId: ben },
    aReply('w4', { frame: frames[1]!, reply: 'not what was asked for' }),
    { ...aReply('w5', { frame: frames[1]! }), frame: 'f'.repeat(64) },
  ]
  for (const record of wrong) cache.replies.remember(record)
  const keys = wrong.map(({ key }) => key).sort()
  const found = await cache.verify({ repair: false })
  expect([found.checked, [...found.damaged].sort(), found.repaired]).toEqual([distinct.length + 4, keys, 0])
  expect(await cache.verify({ repair: true })).toMatchObject({ repaired: 4 })
  expect(await cache.verify({ repair: false })).toMatchObject({ checked: distinct.length, damaged: [] })
  expect((await cache.stats()).evictions.damaged).toBe(4)
  await cache.close()
})

test('what is kept holds no text of a unit', async () => {
  const { cache, folder } = await opened()
  cache.frames.merge(frames[1]!)
  cache.replies.remember(aReply('a very secret passage', { frame: frames[1]! }), 'a very secret passage')
  await cache.close()
  for (const name of await readdir(folder))
    expect(await readFile(join(folder, name), 'latin1')).not.toContain('secret passage')
})
