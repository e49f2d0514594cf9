import type { RunId } from '../../shared/domain/ids.ts'
import { codingsCsv } from '../../shared/exchange/codingsCsv.ts'
import type { ProjectDatabase } from './database.ts'
import { readSnapshot } from './snapshot.ts'
import { textBlob } from './textBlob.ts'

/** Which codings go out, and how. */
export interface CodingsChoice {
  readonly kinds: 'both' | 'manual' | 'automatic'
  /** Only automatic codings of this run; those of all runs that were not discarded where absent. */
  readonly runId?: RunId | undefined
  /** Begin with a byte order mark: without one, Excel takes UTF-8 for something else and spoils umlauts. */
  readonly byteOrderMark: boolean
}

export interface CodingsFile {
  /** Without the heading. */
  readonly rows: number
  readonly blob: Blob
}

/** The codings as a csv file; see `codingsCsv` for what it holds. */
export async function codingsFile(
  db: ProjectDatabase,
  { kinds, runId, byteOrderMark }: CodingsChoice,
): Promise<CodingsFile> {
  const project = await readSnapshot(db)
  const wanted = (id: RunId) => kinds !== 'manual' && (runId === undefined || id === runId)
  const lines = codingsCsv({
    ...project,
    manualCodings: kinds === 'automatic' ? [] : project.manualCodings,
    runBlocks: project.runBlocks.filter((block) => wanted(block.runId)),
  })
  let rows = -1
  function* text(): Generator<string> {
    if (byteOrderMark) yield '\uFEFF'
    for (const line of lines) {
      rows += 1
      yield line
    }
  }
  const blob = await textBlob(text(), 'text/csv;charset=utf-8')
  return { rows, blob }
}
