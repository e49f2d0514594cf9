import { RunEvent } from '../../../shared/domain/runEvent.ts'
import { linesOf, openAppendLog } from './appendLog.ts'

type Unnumbered<E> = E extends unknown ? Omit<E, 'seq'> : never
export type RunEventBody = Unnumbered<RunEvent>

/** What became of a run's units: one numbered line each, read by place. Line n of the file has the number n, from 1. */
export interface RunJournal {
  readonly lastSeq: () => number
  /** Resolves once the event is on the disk; only then may anybody be told of it. */
  readonly append: (body: RunEventBody) => Promise<RunEvent>
  /** Events with a number above `after`, oldest first, at most `limit`. */
  readonly eventsAfter: (after: number, limit: number) => Promise<RunEvent[]>
  readonly events: () => AsyncGenerator<RunEvent>
  readonly close: () => Promise<void>
}

export async function openRunJournal(path: string): Promise<RunJournal> {
  const log = await openAppendLog(path)
  let last = log.count()

  const parse = (line: unknown): RunEvent => {
    const event = RunEvent.safeParse(line)
    if (!event.success) throw new Error(`${path} holds a line that is no run event`, { cause: event.error })
    return event.data
  }
  return {
    lastSeq: log.count,
    append: async (body) => {
      // Numbered when the line takes its place in the file, which is before it is on the disk.
      const event = { ...body, seq: ++last } as RunEvent
      await log.append(event)
      return event
    },
    eventsAfter: async (after, limit) => (await log.read(after, after + limit)).map(parse),
    events: async function* () {
      for await (const line of linesOf(log)) yield parse(line)
    },
    close: log.close,
  }
}
