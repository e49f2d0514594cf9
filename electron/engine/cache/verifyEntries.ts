import type { CacheKey } from '../../../shared/domain/ids.ts'
import { createReplyCheck, isFrame, manualTrace, manualTraceIn } from './auditEntry.ts'
import type { FrameRegister } from './frameRegister.ts'
import type { Found, FrameRecord } from './tier.ts'

export interface Audit {
  readonly checked: number
  readonly damaged: readonly { readonly key: CacheKey; readonly found: Found | undefined }[]
  /** Where something of a person's coding stands in a reply, or in the frame it is a reply to. */
  readonly manualTraces: readonly { readonly key: CacheKey; readonly where: string }[]
}

/** Looks at every entry: is it what was put, under the question it belongs to, and free of what people coded? */
export async function audit(
  entries: AsyncIterable<{ readonly key: string; readonly found: Found | undefined }>,
  frames: FrameRegister,
  traces: readonly string[],
): Promise<Audit> {
  const fits = createReplyCheck()
  const audited = new Map([...frames.all()].map((frame) => [frame.digest, auditFrame(frame, traces)]))
  const [damaged, manualTraces]: [Audit['damaged'][number][], Audit['manualTraces'][number][]] = [[], []]
  let checked = 0
  for await (const entry of entries) {
    const [key, { found }] = [entry.key as CacheKey, entry]
    checked++
    const frame = found && audited.get(found.record.frame)
    const whole = found?.record.key === key && frame?.whole && fits(found.record, frames.find(found.record.frame))
    if (!whole) damaged.push({ key, found })
    const where = found && (manualTrace(found.record, traces) ?? frame?.trace)
    if (where !== undefined) manualTraces.push({ key, where })
  }
  return { checked, damaged, manualTraces }
}

const auditFrame = (frame: FrameRecord, traces: readonly string[]) => ({
  whole: isFrame(frame),
  trace: manualTraceIn(frame, traces),
})
