import type { RunId } from '../../shared/domain/ids.ts'
import { createLookupFold, type LookupFigures, type LookupFold } from '../../shared/metrics/lookupFigures.ts'
import type { ProjectDatabase } from './database.ts'
import { runLinesAfter } from './runLines.ts'

interface Reading {
  readonly fold: LookupFold
  /** How far each run was read. */
  readonly places: ReadonlyMap<RunId, number>
}

const readings = new WeakMap<ProjectDatabase, Promise<Reading>>()

/** What all runs of a project looked up; counted on from where the last reading ended, as long as no run was deleted since. */
export async function readLookups(db: ProjectDatabase): Promise<LookupFigures> {
  const runs = await db.runs.toArray()
  const next = (readings.get(db) ?? Promise.resolve(undefined)).then(async (before) => {
    const ids = new Set(runs.map(({ id }) => id))
    const whole = before && [...before.places.keys()].every((id) => ids.has(id)) ? before : undefined
    const fold = whole?.fold ?? createLookupFold()
    const places = new Map(whole?.places)
    for (const id of ids) {
      for await (const lines of runLinesAfter(db, id, places.get(id) ?? 0)) {
        fold.add(lines)
        places.set(id, lines.at(-1)?.seq ?? 0)
      }
    }
    return { fold, places }
  })
  readings.set(db, next)
  // A fold that broke off half-way has counted lines whose place it does not know: it begins anew.
  next.catch(() => readings.delete(db))
  return (await next).fold.figures()
}
