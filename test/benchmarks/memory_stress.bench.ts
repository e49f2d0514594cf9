import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { LRUCache } from 'lru-cache'
import { createMemoryTier } from '../../electron/engine/cache/memoryTier.ts'
import { type Found, foundOf, type ReplyRecord, type SoughtUnit } from '../../electron/engine/cache/tier.ts'
import type { Frame } from '../../electron/engine/frames.ts'
import { seededRandom, uniform } from '../../shared/reliability/random.ts'
import { askedUnit, codingFrames, replyTo, seed } from './codedUnits.ts'
import { alone, beside, collectGarbage, counted, median, type Result, repeats } from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S0-20', 'S0-21', 'S0-22', 'S0-36', 'S0-48']

const budget = 64 * 2 ** 20
const puts = 1_000_000
/** Heap is read so often over the last half of the puts. */
const readings = 10

const textOf = (n: number) => `Passage ${n}, of which nothing is kept but its digest`

interface Entry extends Found {
  readonly unit: SoughtUnit
}

/** An entry as it comes from the disk: parsed from its text, sharing nothing with any other. */
function entry(frame: Frame<unknown>, n: number): Entry {
  const unit = askedUnit(textOf(n))
  const json = JSON.stringify(replyTo(frame, unit))
  return { ...foundOf(JSON.parse(json) as ReplyRecord, json), unit }
}

interface Store {
  readonly put: (found: Entry) => void
  /** Accounted bytes. */
  readonly bytes: () => number
  readonly entries: () => number
}

const stores: Readonly<Record<string, (limit: number) => Store>> = {
  ours: (limit) => {
    const tier = createMemoryTier(limit)
    return { put: tier.put, bytes: () => tier.holds().bytes, entries: () => tier.holds().entries }
  },
  'lru-cache': (limit) => {
    const lru = new LRUCache<string, Found>({ maxSize: limit, sizeCalculation: ({ bytes }) => bytes, ttl: 3_600_000 })
    return {
      put: (found) => lru.set(found.record.key, found),
      bytes: () => lru.calculatedSize,
      entries: () => lru.size,
    }
  },
  map: () => {
    const map = new Map<string, ReplyRecord>()
    return { put: ({ record }) => map.set(record.key, record), bytes: () => 0, entries: () => map.size }
  },
}

interface Measured {
  readonly base: number
  readonly perEntry: number
  readonly mostAccounted: number
  readonly heap: readonly number[]
  readonly peakRss: number
  readonly entries: number
}

/** Runs in a process of its own, so that one store's garbage is not another's. */
function measure(name: string, count: number, limit: number): Measured {
  const [frame] = codingFrames(1)
  const store = stores[name]?.(limit)
  if (!frame || !store) throw new Error(`there is no store ${name}`)
  entry(frame, -1)
  collectGarbage()
  const base = process.memoryUsage().heapUsed
  const heap: number[] = []
  let [mostAccounted, peakRss] = [0, 0]
  for (let n = 0; n < count; n++) {
    store.put(entry(frame, n))
    mostAccounted = Math.max(mostAccounted, store.bytes())
    if (n % 1000 === 0) peakRss = Math.max(peakRss, process.memoryUsage.rss())
    if (n >= count / 2 && (n + 1) % (count / 2 / readings) === 0) {
      collectGarbage()
      heap.push(process.memoryUsage().heapUsed)
    }
  }
  const perEntry = ((heap.at(-1) ?? 0) - base) / store.entries()
  return { base, perEntry, mostAccounted, heap, peakRss, entries: store.entries() }
}

async function measuredIn(name: string, count: number, limit: number): Promise<Measured> {
  const [self, args] = [fileURLToPath(import.meta.url), [name, String(count), String(limit)]]
  const child = spawn(process.execPath, [self, 'measure', ...args], { stdio: ['ignore', 'pipe', 'inherit'] })
  let said = ''
  child.stdout.on('data', (piece) => (said += piece))
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`measuring ${name} ended with ${code}`)
  return JSON.parse(said)
}
if (process.argv[2] === 'measure')
  console.log(JSON.stringify(measure(process.argv[3] ?? '', Number(process.argv[4]), Number(process.argv[5]))))

/** Growth over the last half of the puts by least squares, as a part of what is held. */
function slopeOf(heap: readonly number[]): number {
  const mean = heap.reduce((sum, value) => sum + value, 0) / heap.length
  const middle = (heap.length - 1) / 2
  const covariance = heap.reduce((sum, value, i) => sum + (i - middle) * (value - mean), 0)
  const variance = heap.reduce((sum, _, i) => sum + (i - middle) ** 2, 0)
  return ((covariance / variance) * (heap.length - 1)) / mean
}

interface Traced {
  readonly hits: number
  readonly saved: number
}

/** Tokens of a judgement that all coders share, and of one coder's coding. */
const tokens = { shared: 1500, coding: 1700 }
const coders = 3

/**
 * Look-ups as runs over the same material make them: some passages come again and again, most seldom; each takes its shared
 * judgement and a coding of every coder. A miss is asked and remembered.
 */
function trace(
  look: (frame: number, unit: number) => boolean,
  keep: (frame: number, unit: number) => void,
): Traced & { lookups: number } {
  const random = seededRandom(seed + 2)
  let [lookups, hits, saved] = [0, 0, 0]
  for (let i = 0; i < 60_000; i++) {
    const unit = Math.floor(20_000 * uniform(random) ** 3)
    for (let frame = 0; frame <= coders; frame++) {
      lookups++
      if (look(frame, unit)) {
        hits++
        saved += frame === 0 ? tokens.shared * coders : tokens.coding
      } else keep(frame, unit)
    }
  }
  return { lookups, hits, saved }
}

/** How much of what an unlimited cache saves is lost where only a quarter of it fits. */
function underPressure(): Result[] {
  const [shared, ...own] = codingFrames(coders + 1)
  if (!shared) throw new Error('there is no frame')
  const frames = [{ ...shared, operation: 'judgeRelevance' as const, coderId: null }, ...own]
  const found = (frame: number, unit: number) => entry(frames[frame]!, unit)
  const size = found(0, 0).bytes + 640
  const limit = (size * 20_000 * (coders + 1)) / 4
  const seen = new Set<string>()
  const unlimited = trace(
    (frame, unit) => seen.has(`${frame}/${unit}`),
    (frame, unit) => seen.add(`${frame}/${unit}`),
  )
  const tier = createMemoryTier(limit)
  const ours = trace(
    (frame, unit) => tier.get(frames[frame]!, askedUnit(textOf(unit))) !== undefined,
    (frame, unit) => tier.put(found(frame, unit)),
  )
  const lru = new LRUCache<string, number>({ maxSize: limit, sizeCalculation: () => size })
  const plain = trace(
    (frame, unit) => lru.get(`${frame}/${unit}`) !== undefined,
    (frame, unit) => lru.set(`${frame}/${unit}`, size),
  )
  const points = ({ hits, lookups }: { hits: number; lookups: number }) => (100 * hits) / lookups
  return [
    {
      ...counted(
        'hitRateLoss',
        'points below an unlimited cache’s hit rate, a quarter of the entries fitting',
        points(unlimited) - points(ours),
      ),
      peer: points(unlimited) - points(plain),
      peerName: 'lru-cache of equal bytes',
    },
    beside(
      { id: 'tokensSaved', metric: 'tokens saved under the same pressure', peerName: 'lru-cache of equal bytes' },
      [ours.saved],
      [plain.saved],
    ),
    counted('evictions', 'entries that had to leave for want of room', tier.evicted()),
  ]
}

/** A million puts into 64 MB, each measure in a process of its own. */
export default async function memoryStress(): Promise<Result[]> {
  const entries = 50_000
  const perEntry = { ours: [] as number[], map: [] as number[] }
  for (let i = 0; i < repeats; i++) {
    perEntry.ours.push((await measuredIn('ours', entries, 2 ** 31)).perEntry)
    perEntry.map.push((await measuredIn('map', entries, 2 ** 31)).perEntry)
  }
  const ours = await measuredIn('ours', puts, budget)
  const lru = await measuredIn('lru-cache', puts, budget)
  const megabytes = (bytes: number) => bytes / 2 ** 20
  return [
    beside(
      {
        id: 'bytesPerEntry',
        metric: `bytes of heap an entry, ${entries} entries`,
        peerName: 'a Map of the same records',
        goal: { of: 'ratio', atMost: 1.15 },
      },
      perEntry.ours,
      perEntry.map,
    ),
    beside(
      {
        id: 'accounted',
        metric: `most bytes accounted for, seen after each of ${puts} puts`,
        peerName: 'the budget',
        goal: { of: 'ratio', atMost: 1 },
      },
      [ours.mostAccounted],
      [budget],
    ),
    beside(
      {
        id: 'liveHeap',
        metric: 'megabytes of live heap above the process’s own, after a collection',
        peerName: 'the budget',
        goal: { of: 'ratio', atMost: 1.6 },
      },
      [megabytes(median(ours.heap) - ours.base)],
      [megabytes(budget)],
    ),
    alone('slope', 'growth of the live heap over the last half of the puts, as a part of it', [slopeOf(ours.heap)], {
      of: 'ours',
      atMost: 0.01,
    }),
    beside(
      {
        id: 'peakRss',
        metric: 'megabytes of the process at its peak',
        peerName: 'lru-cache, same maxSize and values',
        goal: { of: 'ratio', atMost: 1.1 },
      },
      [megabytes(ours.peakRss)],
      [megabytes(lru.peakRss)],
    ),
    counted('held', 'entries held within the budget', ours.entries),
    ...underPressure(),
  ]
}
