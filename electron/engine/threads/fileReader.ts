import type { FileProblem, ReadFile, ReadOptions } from '../../../shared/contract/files.ts'
import { fail, type Outcome } from '../../../shared/std/outcome.ts'
import { readFile } from './readFile.ts'
import { createThreadPool } from './threadPool.ts'

export interface ReadingTask {
  readonly fileName: string
  readonly bytes: Uint8Array
  readonly options: ReadOptions
}

export interface FileReader {
  /** Reads a file from its bytes, which stay the caller's. Rejects only when aborted or closed. */
  readonly read: (
    fileName: string,
    bytes: Uint8Array,
    options: ReadOptions,
    signal?: AbortSignal,
  ) => Promise<Outcome<ReadFile, FileProblem>>
  readonly close: () => Promise<void>
}

/**
 * Reads files in threads, at most one a core; in this process where there are no built threads, as when running from source.
 * A file that brings its thread down is `unreadable`, and the others are read on.
 */
export function createFileReader({ threadsFolder, cores }: { threadsFolder?: URL; cores: number }): FileReader {
  if (!threadsFolder) return { read: readFile, close: async () => {} }
  const entry = new URL('reading.thread.js', threadsFolder)
  const pool = createThreadPool<ReadingTask, Outcome<ReadFile, FileProblem>>(entry, Math.max(1, cores))
  return {
    read: async (fileName, bytes, options, signal) => {
      const ran = await pool.run({ fileName, bytes, options }, signal)
      return ran.ok ? ran.value : fail({ file: fileName, code: 'unreadable', detail: ran.failure.detail })
    },
    close: pool.close,
  }
}
