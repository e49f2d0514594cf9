import type { RunId } from '../../shared/domain/ids.ts'
import type { RunEvent } from '../../shared/domain/runEvent.ts'
import type { ProjectDatabase } from './database.ts'

/** Few, since unpacking a block takes the window's own time. */
const blocksAtOnce = 2

/** The lines of a run's journal after `place`, in order, a thousand at a time. */
export async function* runLinesAfter(
  db: ProjectDatabase,
  runId: RunId,
  place: number,
): AsyncGenerator<readonly RunEvent[], void> {
  for (let after = place; ; ) {
    const range = db.runBlocks.where('[runId+first]').between([runId, after], [runId, Infinity], false)
    const blocks = await range.limit(blocksAtOnce).toArray()
    const lines = blocks.flatMap(({ events }) => events)
    if (lines.length > 0) yield lines
    if (blocks.length < blocksAtOnce) return
    after = lines.at(-1)?.seq ?? after
  }
}
