import type { RunId } from '../../shared/domain/ids.ts'
import { type CallFigureFold, type CallFigures, createCallFigures } from '../../shared/metrics/callFigures.ts'
import type { ProjectDatabase, StoredRun } from './database.ts'
import { runLinesAfter } from './runLines.ts'

interface Reading {
  readonly fold: CallFigureFold
  readonly place: number
}

const readings = new WeakMap<ProjectDatabase, Map<RunId, Promise<Reading>>>()

/** What a run did, in figures; counted on from where the last reading ended, so that following a run costs only what is new. */
export async function readFigures(db: ProjectDatabase, run: StoredRun): Promise<CallFigures> {
  const runs = readings.get(db) ?? new Map<RunId, Promise<Reading>>()
  readings.set(db, runs)
  const before = runs.get(run.id) ?? Promise.resolve({ fold: createCallFigures(run.settings), place: 0 })
  const next = before.then(async ({ fold, place }) => {
    for await (const lines of runLinesAfter(db, run.id, place)) {
      fold.add(lines)
      place = lines.at(-1)?.seq ?? place
    }
    return { fold, place }
  })
  runs.set(run.id, next)
  // A fold that broke off half-way has counted lines whose place it does not know: it begins anew.
  next.catch(() => runs.delete(run.id))
  return (await next).fold.figures()
}
