import type { ReplyStore } from '../store/replyStore.ts'
import { contentKey } from './contentKey.ts'
import { type CacheTier, type Found, type FrameRecord, foundOf, type ReplyRecord } from './tier.ts'
import { createTotals, type Totals } from './totals.ts'

/** Replies and their frames on the disk. */
export interface DiskTier extends CacheTier {
  readonly find: (key: string) => Found | undefined
  readonly has: (key: string) => boolean
  /** Every reply there is, in the order of keys; after `after`, where that is given. A damaged one is its key alone. */
  readonly entries: (after?: string) => AsyncGenerator<DiskEntry>
  /** Read through once, then kept up to date; anew after something was taken away. */
  readonly totals: () => Promise<Totals>
  /** What is known of the totals without reading anything. */
  readonly totalsSoFar: () => Totals | undefined
  readonly frames: () => AsyncGenerator<FrameRecord>
  readonly putFrame: (frame: FrameRecord) => void
  readonly forgetKey: (key: string) => void
  /** Takes replies to where no look-up finds them, until they are brought back or the tier is closed. */
  readonly setAside: (name: string, record: ReplyRecord) => void
  readonly bringBack: (name: string) => AsyncGenerator<Found>
  readonly compact: () => Promise<void>
}

/** A reply's key without what the store puts before it. */
export const keyInStore = (key: string) => key.slice(1)

export interface DiskEntry {
  readonly key: string
  readonly found: Found | undefined
}

/** Keys begin with what they are of: replies, frames, replies set aside. */
const [replies, frames, aside] = ['r', 'f', 'u'] as const
const end = (prefix: string) => String.fromCharCode(prefix.charCodeAt(0) + 1)

/** What the store hands out matches its checksum, so it is what was put, and needs no schema. */
export async function createDiskTier(store: ReplyStore): Promise<DiskTier> {
  let known: Totals | undefined
  let reading: Promise<Totals> | undefined
  /** Replies that were put or forgotten while all are read through: what the reading says of them may be old. */
  const changed = new Map<string, Found | undefined>()

  const get = (key: string) => read(store.get(replies + key))

  async function* entries(after?: string): AsyncGenerator<DiskEntry> {
    const from = after === undefined ? replies : `${replies}${after}\0`
    for await (const [key, text] of store.entries(from, end(replies))) yield { key: keyInStore(key), found: read(text) }
  }

  async function readTotals(): Promise<Totals> {
    const totals = createTotals()
    changed.clear()
    for await (const { key, found } of entries()) if (found && !changed.has(key)) totals.add(found)
    for (const found of changed.values()) if (found) totals.add(found)
    known = totals
    reading = undefined
    return totals
  }

  function forgetKey(key: string) {
    known = undefined
    if (reading) changed.set(key, undefined)
    store.delete(replies + key)
  }

  async function dropAside() {
    for await (const [key] of store.entries(aside, end(aside))) store.delete(key)
  }
  await dropAside()

  return {
    name: 'disk',
    get: (frame, unit) => get(contentKey(frame.digest, unit.digest)),
    find: get,
    has: (key) => store.get(replies + key) !== undefined,
    put: (found) => {
      const { key } = found.record
      if (reading) changed.set(key, found)
      else if (known) {
        const before = get(key)
        if (before) known.subtract(before)
        known.add(found)
      }
      store.put(replies + key, JSON.stringify(found.record))
    },
    forget: ({ key }) => forgetKey(key),
    forgetKey,
    entries,
    totals: async () => {
      if (known) return known
      reading ??= readTotals()
      return reading
    },
    totalsSoFar: () => known,
    frames: async function* () {
      for await (const [, text] of store.entries(frames, end(frames)))
        if (text !== undefined) yield JSON.parse(text) as FrameRecord
    },
    putFrame: (frame) => store.put(frames + frame.digest, JSON.stringify(frame)),
    setAside: (name, record) => {
      store.put(`${aside}${name}/${record.key}`, JSON.stringify(record))
      forgetKey(record.key)
    },
    bringBack: async function* (name) {
      for await (const [key, text] of store.entries(`${aside}${name}/`, `${aside}${name}0`)) {
        store.delete(key)
        const found = read(text)
        if (found) yield found
      }
    },
    compact: store.compact,
    sync: store.sync,
    close: async () => {
      await reading
      await dropAside()
      await store.close()
    },
  }
}

const read = (text: string | undefined): Found | undefined =>
  text === undefined ? undefined : foundOf(JSON.parse(text) as ReplyRecord, text)
