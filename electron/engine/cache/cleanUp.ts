import type { DiskTier } from './diskTier.ts'
import { firstThatDoesNotFit } from './entries.ts'
import type { ReplyRecord } from './tier.ts'

/** What a clean-up leaves of the cap, so that the next reply does not call for another. */
const afterwards = 0.9

export interface CleanUp {
  readonly disk: DiskTier
  /** Bytes the replies may take. */
  readonly cap: number
  /** Frames whose codebook version nobody follows any more. */
  readonly dead: () => ReadonlySet<string>
  readonly takeAway: (record: ReplyRecord) => void
}

/** Brings the disk below its cap, where it is above: replies to dead codebook versions go first, then the oldest. */
export async function cleanUp({ disk, cap, dead, takeAway }: CleanUp): Promise<void> {
  let { bytes } = (await disk.totals()).sum()
  if (bytes <= cap) return
  const [room, gone] = [afterwards * cap, dead()]
  const [dates, sizes]: [number[], number[]] = [[], []]
  for await (const { found } of disk.entries()) {
    if (found && bytes > room && gone.has(found.record.frame)) {
      bytes -= found.bytes
      takeAway(found.record)
    } else if (found) {
      dates.push(found.record.at)
      sizes.push(found.bytes)
    }
  }
  const last = firstThatDoesNotFit(dates, sizes, room)
  for await (const { found } of disk.entries()) if (found && found.record.at <= last) takeAway(found.record)
  await disk.compact()
}
