import { createHash } from 'node:crypto'
import { openProjectCache } from '../../electron/engine/cache/projectCache.ts'
import type { ReplyRecord } from '../../electron/engine/cache/tier.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { aFrame, aReply, unitOf } from './replies.ts'

const textOf = (n: number) => `Passage ${n}`

/** The nth reply, which says itself whether it is whole. */
export function numberedReply(n: number): ReplyRecord {
  const noise = createHash('sha512')
    .update(String(n))
    .digest('base64')
    .repeat(1 + (n % 40))
  return aReply(textOf(n), { reply: { n, noise, sum: createHash('sha256').update(noise).digest('hex') } })
}

/** Is this what was kept as the nth reply? */
export const isNumbered = (record: ReplyRecord, n: number): boolean =>
  JSON.stringify(record) === JSON.stringify(numberedReply(n))

export const openNumbered = (folder: string, warn: (message: string) => void) =>
  openProjectCache({ folder, settings: () => defaultSettings.cache, budget: 2 ** 20, now: Date.now, warn })

/** What a look-up in a cache just opened finds of the nth reply. */
export const findNumbered = ({ replies }: Awaited<ReturnType<typeof openNumbered>>, n: number) =>
  replies.peek(aFrame, unitOf(textOf(n)))
