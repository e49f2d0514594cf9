import type { ProjectId, RunId } from '../../../shared/domain/ids.ts'
import type { RunEvent } from '../../../shared/domain/runEvent.ts'
import { createLookupFold, type LookupFigures } from '../../../shared/metrics/lookupFigures.ts'
import type { CacheClient } from './cacheDoor.ts'

const eventsPerPull = 500

/** A run's journal, oldest line first, a few hundred lines at a time. */
export async function* journalOf(
  client: CacheClient,
  projectId: ProjectId,
  runId: RunId,
): AsyncGenerator<readonly RunEvent[], void> {
  for (let after = 0; ; ) {
    const events = await client['runs.eventsAfter']({ projectId, runId, after, limit: eventsPerPull })
    if (events.length > 0) yield events
    if (events.length < eventsPerPull) return
    after = events.at(-1)?.seq ?? after
  }
}

/** Counted from the journals of all runs that are on this machine, so that it holds for every process there ever was. */
export async function lookupsOf(client: CacheClient, projectId: ProjectId): Promise<LookupFigures> {
  const fold = createLookupFold()
  for (const { runId } of await client['runs.list']({ projectId }))
    for await (const events of journalOf(client, projectId, runId)) fold.add(events)
  return fold.figures()
}
