import type { ReplyStore } from '../store/replyStore.ts'
import { type CacheTier, ReplyRecord } from './tier.ts'

/** Replies on the disk. An entry that cannot be read is as good as none: it is asked again, and overwritten. */
export const createDiskTier = (store: ReplyStore, warn: (message: string) => void): CacheTier => ({
  name: 'disk',
  get: (key) => {
    const text = store.get(key)
    if (text === undefined) return undefined
    const record = ReplyRecord.safeParse(parseJson(text))
    if (!record.success) warn(`The remembered reply ${key} is damaged and will be asked for again.`)
    return record.data
  },
  put: (key, record) => store.put(key, JSON.stringify(record)),
  sync: store.sync,
  close: store.close,
})

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the caller's schema rejects it, and says so
  }
}
