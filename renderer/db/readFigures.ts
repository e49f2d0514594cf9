import type { RunId } from '../../shared/domain/ids.ts'
import { type CallFigureFold, type CallFigures, createCallFigures } from '../../shared/metrics/callFigures.ts'
import type { ProjectDatabase, StoredRun } from './database.ts'

interface Reading {
  readonly fold: CallFigureFold
  /** The last line taken in. */
  readonly place: number
}

const readings = new WeakMap<ProjectDatabase, Map<RunId, Promise<Reading>>>()
const blocksAtOnce = 20

/**
 * What a run asked and was spared, as far as its journal was read. Its lines are read once and never all in memory; the next
 * reading goes on where the last one ended.
 */
export async function readFigures(db: ProjectDatabase, { id, settings }: StoredRun): Promise<CallFigures> {
  const ofProject = readings.get(db) ?? new Map<RunId, Promise<Reading>>()
  readings.set(db, ofProject)
  const before = ofProject.get(id) ?? Promise.resolve({ fold: createCallFigures(settings), place: 0 })
  const next = before.then((reading) => readOn(db, id, reading))
  ofProject.set(id, next)
  // Lines that were taken in must not be taken in twice, so after a failure the run is read from its beginning.
  next.catch(() => ofProject.delete(id))
  return (await next).fold.figures()
}

async function readOn(db: ProjectDatabase, id: RunId, { fold, place: from }: Reading): Promise<Reading> {
  let place = from
  for (;;) {
    const range = db.runBlocks.where('[runId+first]').between([id, place], [id, Infinity], false)
    const blocks = await range.limit(blocksAtOnce).toArray()
    for (const { events } of blocks) {
      fold.add(events)
      place = events.at(-1)?.seq ?? place
    }
    if (blocks.length < blocksAtOnce) return { fold, place }
  }
}
