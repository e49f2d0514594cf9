import { RunId } from '../../../shared/domain/ids.ts'
import { isFreshRun, type RunSettings } from '../../../shared/domain/run.ts'
import type { ProjectSnapshot } from '../../../shared/project/snapshot.ts'
import { canonicalJson } from '../../../shared/std/canonicalJson.ts'
import { sha256 } from '../../../shared/std/sha256.ts'

/**
 * A short hash of what a run asks: settings and texts, without the run's own name. A command that is typed again asks the
 * same, so it finds the run that it began, even if nothing but the run's folder outlived the first. An occasion that was opened
 * for the run is named by its beginning, as the run itself, and is left out as well.
 */
export function fingerprintOf(run: RunSettings, project: ProjectSnapshot) {
  const { id: _, name: __, createdAt: ___, ...asked } = run
  const settings = isFreshRun(run) ? { ...asked, occasion: { fresh: true } } : asked
  const texts = project.documents.filter(({ retiredAt }) => retiredAt === undefined).map((d) => [d.id, d.textHash])
  return sha256(canonicalJson({ settings, texts })).slice(0, 12)
}

/** `run-<when>-<fingerprint>`: sorts by time, and says by itself what `createdAt` was. Milliseconds since the epoch. */
export const runIdFrom = (now: number, fingerprint: string): RunId => RunId.parse(`run-${now}-${fingerprint}`)

/** When a run was begun whose id this host gave. */
export const timeOfRun = (id: RunId): number | undefined => {
  const [, time] = /^run-(\d+)-[0-9a-f]{12}$/.exec(id) ?? []
  return time === undefined ? undefined : Number(time)
}
