import type { HostClient } from '../../../shared/contract/contract.ts'
import type { RunPreview } from '../../../shared/contract/runs.ts'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import { RunId } from '../../../shared/domain/ids.ts'
import type { RunSettings, RunUnit } from '../../../shared/domain/run.ts'
import { runFromProject } from '../../../shared/project/runFromProject.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { readRunSource } from '../../db/runSource.ts'
import type { RunWishes } from './RunForm.tsx'

export interface PreparedRun {
  readonly settings: RunSettings
  readonly preview: RunPreview
}

const unitsAtOnce = 500

/**
 * Freezes a run and hands it to the engine, which asks nothing yet.
 *
 * @param onProgress hears how many units were handed over.
 */
export async function prepareRun(
  client: HostClient,
  db: ProjectDatabase,
  wishes: RunWishes,
  coders: readonly AutomaticCoder[],
  onProgress: (done: number) => void,
): Promise<PreparedRun> {
  const [first, ...rest] = coders.filter(({ id }) => wishes.coders.includes(id))
  if (!first) throw new Error('a run needs a coder')
  const createdAt = new Date().toISOString()
  const { chosen: sharing } = await client['sharing.read']({})
  const { settings, units } = runFromProject(await readRunSource(db), {
    id: RunId.parse(`run-${crypto.randomUUID()}`),
    name: wishes.name,
    createdAt,
    coders: [first, ...rest],
    strategy: wishes.strategy,
    dedupe: wishes.dedupe,
    ...(sharing && { sharing }),
    ...(wishes.canonical.length > 0 && { canonical: wishes.canonical }),
    ...(wishes.cache === 'use' ? {} : { cache: wishes.cache }),
    // A fresh run opens an occasion of its own, under which nothing is known yet.
    ...(wishes.fresh && { occasion: createdAt }),
    ...(wishes.documents && { documents: wishes.documents }),
  })
  await client['runs.create'](settings)
  const run = { projectId: settings.projectId, runId: settings.id }
  let done = 0
  for (const batch of batches(units)) {
    await client['runs.addUnits']({ ...run, first: done, units: batch })
    done += batch.length
    onProgress(done)
  }
  return { settings, preview: await client['runs.preview'](run) }
}

function* batches(units: Iterable<RunUnit>): Generator<RunUnit[]> {
  let batch: RunUnit[] = []
  for (const unit of units) {
    batch.push(unit)
    if (batch.length < unitsAtOnce) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}
