import { z } from 'zod'
import { CacheKey, CoderId, ProviderId } from '../../../shared/domain/ids.ts'
import { Attempt, OperationName } from '../../../shared/domain/question.ts'
import { linesOf, openAppendLog } from './appendLog.ts'

/** A model's answer as it came, before anybody parsed it. */
export const Received = z
  .object({
    type: z.literal('received'),
    key: CacheKey,
    operation: OperationName,
    /** With `unit` what the key is made from; see the engine's `cache/tier`. */
    frame: z.string(),
    unit: z.string(),
    coderId: CoderId.nullable(),
    raw: z.string(),
    attempts: z.array(Attempt).min(1).readonly(),
    provider: ProviderId,
    /** The model that was asked for. */
    asked: z.string(),
    host: z.string().optional(),
    model: z.string().optional(),
  })
  .readonly()
export type Received = z.infer<typeof Received>

const CallLine = z.discriminatedUnion('type', [
  /** A sitting began; replies known before the first of them are of an earlier run. */
  z.object({ type: z.literal('began'), at: z.number() }),
  z.object({ type: z.literal('sent'), key: CacheKey, attempt: z.int().positive(), at: z.number() }),
  Received,
  /** The run was stopped in good order. Without this line at the end it was interrupted. */
  z.object({ type: z.literal('paused'), at: z.number() }),
])
type CallLine = z.infer<typeof CallLine>

/** What a run asked and was told, line by line. An answer is on the disk before it is read, so that none is paid for twice. */
export interface CallLog {
  readonly append: (line: CallLine) => Promise<void>
  readonly lines: () => AsyncGenerator<CallLine>
  /** The line with which the run first began; `undefined` before that. */
  readonly first: () => Promise<Extract<CallLine, { type: 'began' }> | undefined>
  readonly last: () => Promise<CallLine | undefined>
  readonly close: () => Promise<void>
}

export async function openCallLog(path: string): Promise<CallLog> {
  const log = await openAppendLog(path)
  const at = async (place: number) => {
    const [line] = place < 0 ? [] : await log.read(place, place + 1)
    return line === undefined ? undefined : CallLine.parse(line)
  }
  return {
    append: log.append,
    lines: async function* () {
      for await (const line of linesOf(log)) yield CallLine.parse(line)
    },
    first: async () => {
      const line = await at(0)
      return line?.type === 'began' ? line : undefined
    },
    last: () => at(log.count() - 1),
    close: log.close,
  }
}
