import { z } from 'zod'
import { ProjectId, RunId } from '../domain/ids.ts'
import { RunSettings, RunStatus, RunUnit } from '../domain/run.ts'
import { RunEvent } from '../domain/runEvent.ts'
import { procedure } from './procedure.ts'

const run = z.object({ projectId: ProjectId, runId: RunId })
const range = z.object({ low: z.number().nonnegative(), high: z.number().nonnegative() }).readonly()

/**
 * What a prepared run will ask, before it is started. Exact as far as relevance is known; `low` assumes that none of the
 * unknown units is relevant, `high` that all are.
 */
export const RunPreview = z
  .object({
    segments: z.int().nonnegative(),
    distinct: z.int().nonnegative(),
    /** Questions whose answer is already known. */
    known: z.int().nonnegative(),
    calls: range,
    /** Tokens in and out together, estimated from characters. */
    tokens: range,
    milliseconds: range,
    /** Absent where no price is known, which is not the same as free. */
    cost: z.object({ low: z.number(), high: z.number(), currency: z.string() }).readonly().optional(),
    /** Hosts that would receive text; empty where nothing leaves the machine. */
    hosts: z.array(z.string()).readonly(),
  })
  .readonly()
export type RunPreview = z.infer<typeof RunPreview>

/**
 * A run is prepared (settings, then units in pieces), looked at, and started. Every step may be asked twice:
 * what is already so stays so.
 */
export const runs = {
  'runs.create': procedure(RunSettings, RunStatus),
  /** Units `first`, `first + 1`, … of the run; at most 1,000 at a time, in order. */
  'runs.addUnits': procedure(
    run.extend({ first: z.int().nonnegative(), units: z.array(RunUnit).min(1).max(1000).readonly() }),
    RunStatus,
  ),
  'runs.preview': procedure(run, RunPreview),
  'runs.start': procedure(run, RunStatus),
  /** Ends after the questions under way; resolves when nothing is under way any more. */
  'runs.pause': procedure(run, RunStatus),
  'runs.cancel': procedure(run, RunStatus),
  /** Asks the failed units again, and only for the coders who failed. */
  'runs.retryFailed': procedure(run, RunStatus),
  'runs.status': procedure(run, RunStatus),
  'runs.list': procedure(z.object({ projectId: ProjectId }), z.array(RunStatus)),
  /** The journal after `after`, oldest first, at most `limit` lines. The reader keeps its own place. */
  'runs.eventsAfter': procedure(
    run.extend({ after: z.int().nonnegative(), limit: z.int().min(1).max(500) }),
    z.array(RunEvent),
  ),
  /** Deletes the run's folder, journal included, for good. Replies stay in the cache. */
  'runs.delete': procedure(run, z.void()),
}
