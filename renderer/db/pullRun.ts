import type { HostClient } from '../../shared/contract/contract.ts'
import type { RunId } from '../../shared/domain/ids.ts'
import { applyRunEvents } from './applyRunEvents.ts'
import type { ProjectDatabase } from './database.ts'
import { noteRunState } from './runs.ts'

type RunReader = Pick<HostClient, 'runs.eventsAfter' | 'runs.status' | 'runs.list'>

const linesAtOnce = 500

interface Pull {
  readonly ended: Promise<void>
  again: boolean
}

/** Pulls under way, by database and run: hints come faster than a pull ends, and two pulls would read the same lines. */
const underWay = new WeakMap<ProjectDatabase, Map<RunId, Pull>>()

/**
 * Reads a run's journal from the database's own place to its end. Asked again meanwhile, it looks once more before it ends,
 * so that no line written before the last asking is missed.
 */
export function pullRun(client: RunReader, db: ProjectDatabase, runId: RunId): Promise<void> {
  const pulls = underWay.get(db) ?? new Map<RunId, Pull>()
  underWay.set(db, pulls)
  const present = pulls.get(runId)
  if (present) {
    present.again = true
    return present.ended
  }
  const read = async () => {
    do {
      pull.again = false
      await readToEnd(client, db, runId)
    } while (pull.again)
  }
  const pull: Pull = {
    again: false,
    ended: Promise.resolve()
      .then(read)
      .finally(() => pulls.delete(runId)),
  }
  pulls.set(runId, pull)
  return pull.ended
}

async function readToEnd(client: RunReader, db: ProjectDatabase, runId: RunId): Promise<void> {
  const run = { projectId: db.projectId, runId }
  // The state before the lines: were it asked for after them, a run could be called finished whose last lines are not here.
  const { state } = await client['runs.status'](run)
  for (;;) {
    const place = (await db.runs.get(runId))?.place
    if (place === undefined) return
    const events = await client['runs.eventsAfter']({ ...run, after: place, limit: linesAtOnce })
    await applyRunEvents(db, runId, events)
    if (events.length < linesAtOnce) break
  }
  await noteRunState(db, runId, state)
}

/** On opening: brings in what the engine did while nobody looked. Runs it does not know are records of elsewhere. */
export async function pullRuns(client: RunReader, db: ProjectDatabase): Promise<void> {
  const known = new Set((await client['runs.list']({ projectId: db.projectId })).map(({ runId }) => runId))
  const here = await db.runs.toCollection().primaryKeys()
  for (const runId of here) if (known.has(runId)) await pullRun(client, db, runId)
}
