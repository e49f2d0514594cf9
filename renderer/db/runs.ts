import type { HostClient } from '../../shared/contract/contract.ts'
import type { RunId } from '../../shared/domain/ids.ts'
import type { RunSettings } from '../../shared/domain/run.ts'
import { act, actForGood, command } from './act.ts'
import type { ProjectDatabase, StoredRun } from './database.ts'
import { now } from './now.ts'
import { raiseRevision } from './saving.ts'

/**
 * Records a run before the engine hears of it: an answer must find its run. Adding what is there changes nothing. It cannot
 * be undone, since questions may have been asked; discarding hides a run.
 */
export const addRun = (db: ProjectDatabase, settings: RunSettings): Promise<void> =>
  command(db, [], async () => {
    if (await db.runs.get(settings.id)) return
    await db.runs.add({ id: settings.id, settings, state: 'prepared', place: 0 })
    await actForGood(db, { name: 'addRun', params: { name: settings.name } })
  })

/** Hides a run and what it found. */
export const discardRun = (db: ProjectDatabase, id: RunId): Promise<void> =>
  command(db, [], async () => {
    const run = await runWith(db, id)
    const row = { ...run, discardedAt: run.discardedAt ?? now() }
    await act(db, { name: 'discardRun', params: { name: run.settings.name } }, [{ table: 'runs', key: id, row }])
  })

export const bringBackRun = (db: ProjectDatabase, id: RunId): Promise<void> =>
  command(db, [], async () => {
    const { discardedAt: _, ...row } = await runWith(db, id)
    await act(db, { name: 'bringBackRun', params: { name: row.settings.name } }, [{ table: 'runs', key: id, row }])
  })

/** Deletes a run for good: its journal with the engine, where it is this project's own, and what was read of it. */
export async function deleteRun(
  client: Pick<HostClient, 'runs.delete'>,
  db: ProjectDatabase,
  id: RunId,
): Promise<void> {
  const { settings } = await runWith(db, id)
  // A copied project keeps the runs of the original as records; their journals are not its own to delete.
  if (settings.projectId === db.projectId) await client['runs.delete']({ projectId: db.projectId, runId: id })
  await command(db, [db.runBlocks], async () => {
    await db.runBlocks.where('[runId+first]').between([id, 0], [id, Infinity]).delete()
    await db.runs.delete(id)
    await actForGood(db, { name: 'deleteRun', params: { name: settings.name } })
  })
}

/** What the engine says a run is doing; its results come by `applyRunEvents`. */
export const noteRunState = (db: ProjectDatabase, id: RunId, state: StoredRun['state']): Promise<void> =>
  db.transaction('rw', db.runs, db.meta, async () => {
    const run = await db.runs.get(id)
    if (!run || run.state === state) return
    await db.runs.put({ ...run, state })
    await raiseRevision(db)
  })

async function runWith(db: ProjectDatabase, id: RunId): Promise<StoredRun> {
  const run = await db.runs.get(id)
  if (!run) throw new Error(`no run ${id} in this project`)
  return run
}
