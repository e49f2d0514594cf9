import type { MemoryTier } from './memoryTier.ts'
import {
  type CacheTier,
  type FrameName,
  foundOf,
  type ReplyRecord,
  type SoughtFrame,
  type SoughtUnit,
  type TierName,
} from './tier.ts'

export interface Known {
  readonly record: ReplyRecord
  readonly tier: TierName
}

/** The look-ups for one frame: hits of each tier, and misses, make up all. */
export interface Lookups {
  readonly frame: FrameName
  memory: number
  disk: number
  canonical: number
  missed: number
}

type Usable = (record: ReplyRecord) => boolean

/** The replies of one project over its tiers, nearest first. */
export interface Replies {
  /** Copies what a farther tier knew into the memory. A reply that is not `usable` counts as a miss. */
  readonly recall: (frame: FrameName, unit: SoughtUnit, usable: Usable) => Known | undefined
  /** Like `recall`, but leaves no trace: looking ahead must not push out what is in use, and is no look-up. */
  readonly peek: (frame: SoughtFrame, unit: SoughtUnit) => ReplyRecord | undefined
  /** A look-up that the answer to another passage of the same canonical form served. */
  readonly countCanonical: (frame: FrameName) => void
  readonly remember: (record: ReplyRecord, text?: string) => void
  readonly forget: (record: ReplyRecord) => void
  /** Since the start, or since `resetLookups`. */
  readonly lookups: () => Iterable<Readonly<Lookups>>
  readonly resetLookups: () => void
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/** @param farther in the order in which they are asked; a reply that another question's letters gave stays where it is. */
export function createReplies(memory: MemoryTier, farther: readonly CacheTier[]): Replies {
  const tiers = [memory, ...farther]
  const lookups = new Map<string, Lookups>()

  function countsOf(frame: FrameName): Lookups {
    const known = lookups.get(frame.digest)
    if (known) return known
    const counts = { frame, memory: 0, disk: 0, canonical: 0, missed: 0 }
    lookups.set(frame.digest, counts)
    return counts
  }

  return {
    recall: (frame, unit, usable) => {
      const counts = countsOf(frame)
      for (const tier of tiers) {
        const found = tier.get(frame, unit)
        if (found === undefined) continue
        if (!usable(found.record)) break
        counts[tier.name]++
        if (tier.name === 'disk') memory.put(found)
        return { record: found.record, tier: tier.name }
      }
      counts.missed++
      return undefined
    },
    peek: (frame, unit) => {
      const near = memory.peek(frame, unit)
      if (near) return near.record
      for (const tier of farther) {
        const found = tier.get(frame, unit)
        if (found) return found.record
      }
      return undefined
    },
    countCanonical: (frame) => {
      countsOf(frame).canonical++
    },
    // Farthest first, so that no near tier ever remembers what the disk refused.
    remember: (record, text) => {
      const found = foundOf(record)
      for (const tier of tiers.toReversed()) tier.put(found, text)
    },
    forget: (record) => {
      for (const tier of tiers) tier.forget(record)
    },
    lookups: () => lookups.values(),
    resetLookups: () => lookups.clear(),
    sync: async () => {
      for (const tier of tiers) await tier.sync()
    },
    close: async () => {
      for (const tier of tiers) await tier.close()
    },
  }
}
