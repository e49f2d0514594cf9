import type { RunId } from '../../shared/domain/ids.ts'
import type { RunEvent } from '../../shared/domain/runEvent.ts'
import { readRunEvents } from '../../shared/project/readRunEvents.ts'
import type { ProjectDatabase } from './database.ts'
import { raiseRevision } from './saving.ts'

/**
 * Takes in lines of a run's journal. What they say and the place commit in one transaction, so a crash loses both or neither:
 * whatever it takes away, the next reading of the journal brings back. Should a line come twice all the same, `bulkAdd`
 * refuses its block, and nothing of the call is kept.
 */
export const applyRunEvents = (db: ProjectDatabase, runId: RunId, events: readonly RunEvent[]): Promise<void> =>
  db.transaction('rw', db.runs, db.runBlocks, db.meta, async () => {
    const stored = await db.runs.get(runId)
    if (!stored) throw new Error(`no run ${runId} in this project`)
    const { run, blocks } = readRunEvents(stored, events)
    if (blocks.length === 0) return
    await db.runBlocks.bulkAdd(blocks)
    await db.runs.put({ ...stored, ...run })
    await raiseRevision(db)
  })
