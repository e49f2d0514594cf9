import { mkdir } from 'node:fs/promises'
import type { ClassicLevel } from 'classic-level'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'

/** Texts by key, on the disk. What is put is found at once, and written in batches. */
export interface ReplyStore {
  readonly get: (key: string) => string | undefined
  readonly put: (key: string, value: string) => void
  /** Resolves when everything put so far would survive a power failure. */
  readonly sync: () => Promise<void>
  readonly close: () => Promise<void>
}

/** Why there is no store: another process has it open, or the disk does not take it. */
export interface StoreProblem {
  readonly kind: 'locked' | 'unwritable'
  readonly detail: string
}

/** Keys are hexadecimal, so this one is nobody's. */
const syncMark = '~synced'

/** @param onWriteError is told of batches the disk refused; their entries are lost, and asked for again one day. */
export async function openReplyStore(
  folder: string,
  onWriteError: (detail: string) => void,
): Promise<Outcome<ReplyStore, StoreProblem>> {
  const opened = await open(folder)
  if (!opened.ok) return opened
  const level = opened.value

  let pending = new Map<string, string>()
  let writing = new Map<string, string>()
  let flushing: Promise<void> | undefined

  async function flush() {
    while (pending.size > 0) {
      ;[writing, pending] = [pending, new Map()]
      try {
        await level.batch(Array.from(writing, ([key, value]) => ({ type: 'put', key, value })))
      } catch (error) {
        onWriteError(String(error))
      }
    }
    writing = new Map()
    flushing = undefined
  }

  const sync = async () => {
    await flushing
    try {
      // One synchronous write carries everything written before it to the disk.
      await level.put(syncMark, new Date().toISOString(), { sync: true })
    } catch (error) {
      onWriteError(String(error))
    }
  }
  return succeed({
    get: (key) => pending.get(key) ?? writing.get(key) ?? level.getSync(key),
    put: (key, value) => {
      pending.set(key, value)
      flushing ??= Promise.resolve().then(flush)
    },
    sync,
    close: async () => {
      await sync()
      await level.close()
    },
  })
}

async function open(folder: string): Promise<Outcome<ClassicLevel, StoreProblem>> {
  try {
    // Loaded on first use: it is the one native module, and not every start needs it.
    const { ClassicLevel } = await import('classic-level')
    await mkdir(folder, { recursive: true })
    const level = new ClassicLevel(folder)
    await level.open()
    return succeed(level)
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
    const locked = cause instanceof Error && 'code' in cause && cause.code === 'LEVEL_LOCKED'
    return fail({
      kind: locked ? 'locked' : 'unwritable',
      detail: cause instanceof Error ? cause.message : String(cause),
    })
  }
}
