import type { CacheKey } from '../../../shared/domain/ids.ts'
import type { CacheTier, ReplyRecord } from './tier.ts'

/** What an entry takes besides its text: key, map slot and object headers, roughly. */
const overheadBytes = 400

/** The replies used last, up to `budget` bytes, as frozen objects: a hit parses nothing, and nobody can alter what others read. */
export function createMemoryTier(budget: number): CacheTier {
  // A Map keeps the order of insertion, so its first entry is always the one used longest ago.
  const entries = new Map<CacheKey, { readonly record: ReplyRecord; readonly bytes: number }>()
  let used = 0

  const forget = (key: CacheKey) => {
    used -= entries.get(key)?.bytes ?? 0
    entries.delete(key)
  }
  return {
    name: 'memory',
    get: (key) => {
      const entry = entries.get(key)
      if (!entry) return undefined
      entries.delete(key)
      entries.set(key, entry)
      return entry.record
    },
    put: (key, record) => {
      forget(key)
      const bytes = overheadBytes + 2 * JSON.stringify(record).length
      entries.set(key, { record: deepFreeze(record), bytes })
      used += bytes
      for (const oldest of entries.keys()) {
        if (used <= budget) break
        forget(oldest)
      }
    },
    sync: async () => {},
    close: async () => entries.clear(),
  }
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const part of Object.values(value)) deepFreeze(part)
  }
  return value
}
