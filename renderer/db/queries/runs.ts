import type { RunId } from '../../../shared/domain/ids.ts'
import type { CallFigures } from '../../../shared/metrics/callFigures.ts'
import type { LookupFigures } from '../../../shared/metrics/lookupFigures.ts'
import type { StoredRun } from '../database.ts'
import { readFigures } from '../readFigures.ts'
import { readLookups } from '../readLookups.ts'
import { type RunResults, readRun } from '../readRun.ts'
import { useQuery } from './useQuery.ts'

/** All runs, the latest first, discarded ones included (see `discardedAt`). */
export const useRuns = (): readonly StoredRun[] | undefined =>
  useQuery(async (db) =>
    (await db.runs.toArray()).sort((a, b) => (a.settings.createdAt < b.settings.createdAt ? 1 : -1)),
  )

/** The latest run that found something and was not discarded. */
export const useLatestRun = (): StoredRun | undefined =>
  useRuns()?.find(({ place, discardedAt }) => place > 0 && !discardedAt)

/** A run's results as they come in: a new object whenever something is new, while the maps in it are the same and grow. */
export const useRunResults = (runId: RunId | undefined): RunResults | undefined =>
  useQuery(async (db) => (runId ? readRun(db, runId) : undefined), [runId])

/** What a run did, in figures, as it goes on. */
export const useCallFigures = (run: StoredRun): CallFigures | undefined =>
  useQuery(async (db) => readFigures(db, run), [run.id, run.place])

export interface RunFigures {
  readonly run: StoredRun
  readonly figures: CallFigures
}

/** What every run asked, the latest first; discarded ones included, for they were paid for as well. */
export const useAllFigures = (): readonly RunFigures[] | undefined =>
  useQuery(async (db) => {
    const runs = (await db.runs.toArray()).sort((a, b) => (a.settings.createdAt < b.settings.createdAt ? 1 : -1))
    const all: RunFigures[] = []
    for (const run of runs) all.push({ run, figures: await readFigures(db, run) })
    return all
  })

/** What all runs together looked up, as they go on. */
export const useLookups = (): LookupFigures | undefined => useQuery(readLookups)
