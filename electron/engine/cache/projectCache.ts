import type { z } from 'zod'
import type { CacheStats, CacheVerdict } from '../../../shared/contract/cache.ts'
import type { EntryFilter } from '../../../shared/domain/cacheEntry.ts'
import type { CacheKey } from '../../../shared/domain/ids.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { openReplyStore, type StoreTrouble } from '../store/replyStore.ts'
import { type Advice, adviseMemory } from './advise.ts'
import { createReplyCheck } from './auditEntry.ts'
import { readLine, writeLine } from './bundle.ts'
import { cleanUp } from './cleanUp.ts'
import { createDiskTier, keyInStore } from './diskTier.ts'
import { firstThatDoesNotFit, matches } from './entries.ts'
import { createFrameRegister, type FrameRegister } from './frameRegister.ts'
import { figuresBy, lookupFigures } from './lookupFigures.ts'
import { createMemoryTier, overheadBytes } from './memoryTier.ts'
import { createReplies, type Replies } from './replies.ts'
import { type Found, foundOf, type ReplyRecord } from './tier.ts'
import { createTotals } from './totals.ts'
import { problemSentence, troubleSentence } from './troubleSentence.ts'
import { type Audit, audit } from './verifyEntries.ts'

type Amount = { readonly entries: number; readonly bytes: number }
type Entry = { readonly key: string; readonly found: Found | undefined }

/** What a project remembers of models' replies, and everything that can be done with it. */
export interface ProjectCache {
  readonly replies: Pick<Replies, 'recall' | 'peek' | 'remember' | 'countCanonical'>
  readonly frames: FrameRegister
  readonly find: (key: CacheKey) => Found | undefined
  /** Replies wherever they are kept for long: on the disk, or else in memory. A damaged one is its key alone. */
  readonly entries: () => AsyncGenerator<Entry>
  /** Everything is on the disk, and no more of it than it may hold: called when a run rests. */
  readonly settle: () => Promise<void>
  readonly stats: () => Promise<z.input<typeof CacheStats>>
  readonly resetStats: () => void
  readonly count: (filter: EntryFilter) => Promise<Amount>
  readonly clear: (filter: EntryFilter) => Promise<Amount & { readonly undo?: string }>
  readonly undoClear: (undo: string) => Promise<Amount>
  readonly verify: (how: Verifying) => Promise<z.input<typeof CacheVerdict>>
  readonly export: (after: CacheKey | undefined, limit: number) => Promise<BundlePage>
  readonly import: (lines: readonly string[]) => Promise<Imported>
  readonly warm: () => Promise<Amount>
  readonly relieve: () => Promise<Amount & { readonly stages: number }>
  readonly advise: () => Advice
  readonly close: () => Promise<void>
}

interface Verifying {
  /** Takes damaged entries out. */
  readonly repair: boolean
  /** What only people's work holds: must occur nowhere. */
  readonly traces?: readonly string[]
}

interface BundlePage {
  readonly lines: readonly string[]
  readonly next?: CacheKey
}

interface Imported {
  readonly added: number
  readonly known: number
  readonly refused: number
}

export interface CacheSurroundings {
  /** Where this project's replies lie. */
  readonly folder: string
  readonly settings: () => Settings['cache']
  /** Bytes for replies in memory. */
  readonly budget: number
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly warn: (message: string) => void
}

const hour = 3_600_000
/** Memory that is fuller than this part of its budget is worth relieving. */
const relievedPart = 0.75
/** What relief takes, in stages: replies older than so many seconds, and less confident than that. */
const reliefStages = [
  { olderThanSeconds: 86_400, confidenceBelow: 0.3 },
  { olderThanSeconds: 43_200, confidenceBelow: 0.5 },
] as const

/** Memory, and the disk behind it where it can be had; where not, the project works on, and is told once. */
export async function openProjectCache(around: CacheSurroundings): Promise<ProjectCache> {
  const { folder, settings, now } = around
  const evictions = { size: 0, age: 0, cleared: 0 }
  const damagedKeys = new Set<string>()
  let problem: string | undefined

  function told(trouble: StoreTrouble) {
    const sentence = troubleSentence(trouble, folder)
    if (trouble.kind === 'unwritten') problem = sentence
    if (trouble.kind !== 'damagedEntry') return around.warn(sentence)
    // However many there are, and however often they are looked for, one sentence is enough.
    if (damagedKeys.size === 0) around.warn(sentence)
    damagedKeys.add(keyInStore(trouble.key))
  }

  const memory = createMemoryTier(around.budget)
  const store = await openReplyStore(folder, told)
  if (!store.ok) {
    problem = problemSentence(store.failure, folder)
    around.warn(problem)
  }
  const disk = store.ok ? await createDiskTier(store.value) : undefined
  const replies = createReplies(memory, disk ? [disk] : [])
  const frames = createFrameRegister((frame) => disk?.putFrame(frame), now)
  if (disk) for await (const frame of disk.frames()) frames.merge(frame)
  const home = disk ?? memory
  const isKnown = (record: ReplyRecord) => disk?.has(record.key) || memory.has(record)

  /** A copy, for entries may be taken away while it is gone through. */
  const inMemory = () => [...memory.records()].map(({ record }) => foundOf(record))

  async function* entries(after?: CacheKey): AsyncGenerator<Entry> {
    if (disk) return yield* disk.entries(after)
    const listed = inMemory().map((found) => ({ key: found.record.key, found }))
    for (const entry of listed.sort((a, b) => (a.key < b.key ? -1 : 1)))
      if (after === undefined || entry.key > after) yield entry
  }

  const meets = (filter: EntryFilter) => {
    const at = now()
    return ({ record }: Found) => matches(filter, record, frames.find(record.frame), at)
  }

  async function* matching(filter: EntryFilter): AsyncGenerator<Found> {
    const meant = meets(filter)
    for await (const { found } of entries()) if (found && meant(found)) yield found
  }

  const cap = () => settings().maxMb * 1024 * 1024
  let cleaning: Promise<void> | undefined

  function takeAway(record: ReplyRecord) {
    replies.forget(record)
    evictions.size++
  }

  function cleanUpIfFull() {
    if (!disk || cap() === 0) return
    const known = disk.totalsSoFar()
    if (known && known.sum().bytes <= cap()) return
    cleaning ??= cleanUp({ disk, cap: cap(), dead: frames.dead, takeAway })
      .catch((error: unknown) => around.warn(`Replies in ${folder} could not be cleaned up: ${String(error)}`))
      .finally(() => {
        cleaning = undefined
      })
  }
  cleanUpIfFull()

  let relievedAt = now()
  const isTight = () => memory.holds().bytes > relievedPart * around.budget

  async function relieve() {
    const before = memory.holds()
    let stages = 0
    do {
      const meant = meets(reliefStages[stages]!)
      for (const found of inMemory()) if (meant(found)) memory.forget(found.record)
      stages++
    } while (stages < reliefStages.length && isTight())
    const after = memory.holds()
    const freed = { entries: before.entries - after.entries, bytes: before.bytes - after.bytes }
    evictions.age += freed.entries
    relievedAt = now()
    return { ...freed, stages }
  }

  async function takeOut(damaged: Audit['damaged']) {
    for (const { key, found } of damaged) {
      disk?.forgetKey(key)
      if (found) memory.forget(found.record)
      damagedKeys.add(key)
    }
    await disk?.sync()
  }

  const cleared = new Map<string, readonly Found[]>()
  let clearings = 0

  return {
    replies: {
      ...replies,
      remember: (record, text) => {
        replies.remember(record, text)
        cleanUpIfFull()
      },
    },
    frames,
    find: (key) => (disk ? disk.find(key) : inMemory().find(({ record }) => record.key === key)),
    entries,
    settle: async () => {
      await replies.sync()
      // One that is under way may have begun before the last replies came.
      await cleaning
      cleanUpIfFull()
      await cleaning
      // Once an hour at most, and only where the disk still knows what the memory forgets.
      if (disk && isTight() && now() - relievedAt >= hour) await relieve()
    },
    stats: async () => {
      const totals = disk ? await disk.totals() : createTotals(inMemory())
      const dates = totals.dates()
      return {
        enabled: settings().enabled,
        ...(disk && { folder }),
        ...(problem !== undefined && { problem }),
        memory: memory.holds(),
        disk: { ...(disk ? totals.sum() : { entries: 0, bytes: 0 }), ...(cap() > 0 && { cap: cap() }) },
        ...lookupFigures(replies.lookups()),
        evictions: { ...evictions, memory: memory.evicted(), damaged: damagedKeys.size },
        by: figuresBy(totals.by(), replies.lookups()),
        ...(dates && { oldest: new Date(dates.oldest).toISOString(), newest: new Date(dates.newest).toISOString() }),
      }
    },
    resetStats: replies.resetLookups,
    count: async (filter) => {
      const totals = createTotals()
      for await (const found of matching(filter)) totals.add(found)
      return totals.sum()
    },
    clear: async (filter) => {
      const undo = `clearing-${++clearings}`
      const taken: Found[] = []
      const totals = createTotals()
      for await (const found of matching(filter)) {
        if (disk) disk.setAside(undo, found.record)
        else taken.push(found)
        totals.add(found)
      }
      // Also what the disk refused, and memory alone knows.
      for (const found of inMemory().filter(meets(filter))) memory.forget(found.record)
      if (!disk) cleared.set(undo, taken)
      await disk?.sync()
      const sum = totals.sum()
      evictions.cleared += sum.entries
      return sum.entries > 0 ? { ...sum, undo } : sum
    },
    undoClear: async (undo) => {
      const totals = createTotals()
      for await (const found of disk?.bringBack(undo) ?? cleared.get(undo) ?? []) {
        // Asked anew in the meantime: codings rest on the later answer by now.
        if (isKnown(found.record)) continue
        home.put(found)
        totals.add(found)
      }
      cleared.delete(undo)
      await disk?.sync()
      const sum = totals.sum()
      evictions.cleared -= sum.entries
      return sum
    },
    verify: async ({ repair, traces = [] }) => {
      const { checked, damaged, manualTraces } = await audit(entries(), frames, traces)
      if (repair) await takeOut(damaged)
      return {
        checked,
        damaged: damaged.map(({ key }) => key),
        manualTraces,
        repaired: repair ? damaged.length : 0,
      }
    },
    export: async (after, limit) => {
      const lines: string[] = []
      const written = new Set<string>()
      let [count, last] = [0, after]
      for await (const { key, found } of entries(after)) {
        if (count === limit) return { lines, ...(last && { next: last }) }
        count++
        last = key as CacheKey
        const frame = found && frames.find(found.record.frame)
        if (!found || !frame) continue
        if (!written.has(frame.digest)) lines.push(writeLine({ kind: 'frame', frame }))
        written.add(frame.digest)
        lines.push(writeLine({ kind: 'reply', reply: found.record }))
      }
      return { lines }
    },
    import: async (lines) => {
      const fits = createReplyCheck()
      const counts = { added: 0, known: 0, refused: 0 }
      for (const line of lines) {
        const read = readLine(line)
        if (read?.kind === 'frame') frames.merge(read.frame)
        else if (!read || !fits(read.reply, frames.find(read.reply.frame))) counts.refused++
        else if (isKnown(read.reply)) counts.known++
        else {
          home.put(foundOf(read.reply))
          counts.added++
        }
      }
      await disk?.sync()
      cleanUpIfFull()
      return counts
    },
    warm: async () => {
      if (!disk) return { entries: 0, bytes: 0 }
      const before = memory.holds()
      const [dates, sizes]: [number[], number[]] = [[], []]
      for await (const { found } of disk.entries()) {
        if (!found || memory.has(found.record)) continue
        dates.push(found.record.at)
        sizes.push(found.bytes + overheadBytes)
      }
      const last = firstThatDoesNotFit(dates, sizes, around.budget - before.bytes)
      for await (const { found } of disk.entries())
        if (found && found.record.at > last && !memory.has(found.record)) memory.put(found)
      const after = memory.holds()
      return { entries: after.entries - before.entries, bytes: after.bytes - before.bytes }
    },
    relieve,
    advise: () => {
      const { hits, misses } = lookupFigures(replies.lookups())
      return adviseMemory({
        memoryMb: settings().memoryMb,
        // What nobody ever knew no memory could have answered; without a disk, what was forgotten looks the same.
        answerable: hits.memory + hits.disk + (disk ? 0 : misses),
        answered: hits.memory,
        evicted: memory.evicted(),
      })
    },
    close: async () => {
      await cleaning
      await replies.close()
    },
  }
}
