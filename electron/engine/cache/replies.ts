import type { CacheKey } from '../../../shared/domain/ids.ts'
import type { CacheTier, ReplyRecord } from './tier.ts'

export interface Known {
  readonly record: ReplyRecord
  readonly tier: CacheTier['name']
}

/** The replies of one project over its tiers, nearest first. */
export interface Replies {
  /** Copies what a farther tier knew into the nearer ones. */
  readonly recall: (key: CacheKey) => Known | undefined
  /** Like `recall`, but leaves no trace: looking ahead must not push out what is in use. */
  readonly peek: (key: CacheKey) => ReplyRecord | undefined
  readonly remember: (key: CacheKey, record: ReplyRecord) => void
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

export const createReplies = (tiers: readonly CacheTier[]): Replies => ({
  recall: (key) => {
    for (const [depth, tier] of tiers.entries()) {
      const record = tier.get(key)
      if (record === undefined) continue
      for (const nearer of tiers.slice(0, depth)) nearer.put(key, record)
      return { record, tier: tier.name }
    }
    return undefined
  },
  peek: (key) => {
    for (const tier of tiers) {
      const record = tier.get(key)
      if (record !== undefined) return record
    }
    return undefined
  },
  // Farthest first, so that no near tier ever remembers what the disk refused.
  remember: (key, record) => {
    for (const tier of tiers.toReversed()) tier.put(key, record)
  },
  sync: async () => {
    for (const tier of tiers) await tier.sync()
  },
  close: async () => {
    for (const tier of tiers) await tier.close()
  },
})
