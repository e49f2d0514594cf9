import { join } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import type { CacheKey, ProjectId, RunId } from '../../../shared/domain/ids.ts'
import type { RunSettings, RunStatus } from '../../../shared/domain/run.ts'
import { canonicalJson } from '../../../shared/std/canonicalJson.ts'
import type { ProjectAnswers } from '../ask.ts'
import { openProjectCache, type ProjectCache } from '../cache/projectCache.ts'
import { forbiddenBy } from '../permission.ts'
import type { Ports } from '../ports.ts'
import type { Providers } from '../providers/providers.ts'
import { createSingleFlight } from '../scheduling/singleFlight.ts'
import type { Forms } from '../similarity/forms.ts'
import { createRunFolder, deleteFolder, listFolders, openRunFolder } from '../store/runFolder.ts'
import type { Worker } from '../workers/worker.ts'
import { answersFor } from './cacheUse.ts'
import { explainMiss } from './explainMiss.ts'
import type { Hints } from './hints.ts'
import { openProjectForms, type ProjectForms } from './projectForms.ts'
import { openRun, type Run } from './run.ts'
import { type SimilarityWish, type SimilarUnits, similarUnits } from './similarUnits.ts'

/** The runs of one project, and the replies they share. */
export interface ProjectRuns {
  readonly create: (settings: RunSettings) => Promise<RunStatus>
  /** @throws where there is no such run. */
  readonly find: (run: RunId) => Promise<Run>
  readonly list: () => Promise<RunStatus[]>
  readonly delete: (run: RunId) => Promise<void>
  readonly explainMiss: (key: CacheKey, run?: RunId) => Promise<Awaited<ReturnType<typeof explainMiss>>>
  /** What the runs remember; opened when it is first asked for. */
  readonly cache: () => Promise<ProjectCache>
  readonly similar: (wanted: SimilarityWish) => Promise<SimilarUnits>
  /** What is known of questions that read alike; opened when it is first asked for. */
  readonly forms: () => Promise<Forms>
  readonly close: () => Promise<void>
}

export interface Surroundings {
  readonly ports: Ports
  readonly providers: Pick<Providers, 'find'>
  readonly worker: Worker
  readonly hints: Hints
}

export function createProjectRuns(project: ProjectId, { ports, providers, worker, hints }: Surroundings): ProjectRuns {
  const folderOf = (run: string) => join(ports.dataFolder, project, 'runs', run)
  const opened = new Map<RunId, Promise<Run>>()
  const flights: ProjectAnswers['flights'] = createSingleFlight()
  let openingForms: Promise<ProjectForms> | undefined
  let opening: Promise<ProjectCache> | undefined

  const cache = () => {
    opening ??= openProjectCache({
      folder: join(ports.cacheFolder ?? ports.dataFolder, project, 'replies'),
      settings: () => ports.settings().cache,
      budget: memoryBudget(ports),
      now: ports.now,
      warn: (message) => ports.log('warning', message),
    })
    return opening
  }

  const forms = () => {
    openingForms ??= openProjectForms(join(ports.cacheFolder ?? ports.dataFolder, project, 'forms'), (message) =>
      ports.log('warning', message),
    )
    return openingForms
  }

  const answers = async (run: RunSettings) =>
    answersFor(run, {
      cache: ports.settings().cache.enabled ? await cache() : undefined,
      flights,
      forms,
      worker,
      provider: ({ settings }) => providers.find(settings.provider),
      forbidden: async (provider) => forbiddenBy(await ports.policy(project), provider),
      now: ports.now,
      ttlSeconds: () => ports.settings().cache.ttlSeconds,
      budget: memoryBudget(ports),
    })

  const open = (run: RunId, folder: () => ReturnType<typeof openRunFolder>) => {
    const opening = openRun({
      open: async () => {
        const found = await folder()
        if (!found) throw new Error(`there is no run ${run} in this project`)
        return found
      },
      answers,
      now: ports.now,
      concurrency: () => ports.settings().concurrency,
      lanes: () => (ports.testMode ? 1 : Math.max(32, 2 * ports.settings().concurrency)),
      onChange: (status) => hints.tell(project, status),
    })
    opened.set(run, opening)
    // A run that cannot be opened now may be there later.
    opening.catch(() => opened.delete(run))
    return opening
  }
  const find = (run: RunId) => opened.get(run) ?? open(run, () => openRunFolder(folderOf(run)))

  return {
    create: async (settings) => {
      const folder = folderOf(settings.id)
      const createOrOpen = async () => (await openRunFolder(folder)) ?? createRunFolder(folder, settings)
      const run = await (opened.get(settings.id) ?? open(settings.id, createOrOpen))
      if (canonicalJson(run.settings) !== canonicalJson(settings))
        throw new Error(`there is another run ${settings.id} in this project already`)
      return run.status()
    },
    find,
    cache,
    forms,
    similar: async ({ runId, ...how }) => similarUnits(runId === undefined ? all() : [await find(runId)], how),
    explainMiss: async (key, run) =>
      explainMiss(key, { cache: await cache(), runs: all, ...(run === undefined ? {} : { run: await find(run) }) }),
    list: async () => {
      const names = await listFolders(join(ports.dataFolder, project, 'runs'))
      const found = await Promise.all(names.map((name) => statusOf(name as RunId)))
      return found.flatMap((status) => status ?? [])
    },
    delete: async (run) => {
      const known = await find(run).catch(() => undefined) // a run too damaged to be opened can still be deleted
      await known?.cancel()
      await known?.close()
      opened.delete(run)
      await deleteFolder(folderOf(run))
    },
    close: async () => {
      const runs = await Promise.allSettled(opened.values())
      await Promise.all(runs.map((run) => (run.status === 'fulfilled' ? run.value.close() : undefined)))
      opened.clear()
      await (await opening)?.close()
      opening = undefined
      await (await openingForms)?.close()
      openingForms = undefined
    },
  }

  async function* all() {
    for (const name of await listFolders(join(ports.dataFolder, project, 'runs'))) {
      if (await statusOf(name as RunId)) yield await find(name as RunId)
    }
  }

  /** A damaged run is said to be one, and hides no other. */
  async function statusOf(run: RunId): Promise<RunStatus | undefined> {
    try {
      return (await find(run)).status()
    } catch (error) {
      ports.log('error', `Run ${run} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
      return undefined
    }
  }
}

/** Never more than a quarter of what the process may use. */
const memoryBudget = (ports: Ports) =>
  Math.min(ports.settings().cache.memoryMb * 1024 * 1024, getHeapStatistics().heap_size_limit / 4)
