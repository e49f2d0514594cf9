import type { CallFigures } from '../../../shared/metrics/callFigures.ts'
import type { StoredRun } from '../database.ts'
import { readFigures } from '../readFigures.ts'
import { useQuery } from './useQuery.ts'

export interface RunFigures {
  readonly run: StoredRun
  readonly figures: CallFigures
}

/** What every run of the project asked, the latest first, discarded ones included: they were paid for as well. */
export const useRunFigures = (): readonly RunFigures[] | undefined =>
  useQuery(async (db) => {
    const runs = (await db.runs.toArray()).sort((a, b) => (a.settings.createdAt < b.settings.createdAt ? 1 : -1))
    const found: RunFigures[] = []
    for (const run of runs) found.push({ run, figures: await readFigures(db, run) })
    return found
  })
