import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { ProjectId, RunId } from '../../shared/domain/ids.ts'
import { canonicalStanding } from './canonicalStanding.ts'
import type { Engine } from './engineApi.ts'
import { codebookContext } from './frames.ts'
import type { Ports } from './ports.ts'
import { createProviders } from './providers/providers.ts'
import { readSharing } from './readSharing.ts'
import { createHints } from './runs/hints.ts'
import { createProjectRuns, type ProjectRuns } from './runs/projectRuns.ts'
import { createQueue } from './scheduling/queue.ts'
import { deleteFolder } from './store/runFolder.ts'
import { providersInTestMode } from './testMode/exchange.ts'
import { createFileReader } from './threads/fileReader.ts'
import { createWorker, realTiming } from './workers/worker.ts'

/** Models think long; a server that has said nothing after this long says nothing more. */
const attemptTimeoutMs = 180_000

/** The one place where the parts of the engine are put together. */
export function createEngine(ports: Ports): Engine {
  const connected = createProviders(ports, attemptTimeoutMs)
  const providers = ports.testMode ? providersInTestMode(ports.testMode, connected) : connected
  const queue = createQueue(() => ports.settings().concurrency)
  const worker = createWorker(queue, { ...realTiming, now: ports.now })
  const hints = createHints()
  const reader = createFileReader({ threadsFolder: ports.threadsFolder, cores: availableParallelism() })
  const projects = new Map<ProjectId, ProjectRuns>()

  const runsOf = (project: ProjectId): ProjectRuns => {
    const runs = projects.get(project) ?? createProjectRuns(project, { ports, providers, worker, hints })
    projects.set(project, runs)
    return runs
  }
  const cacheOf = ({ projectId }: { readonly projectId: ProjectId }) => runsOf(projectId).cache()
  const runOf = ({ projectId, runId }: { readonly projectId: ProjectId; readonly runId: RunId }) =>
    runsOf(projectId).find(runId)

  return {
    handlers: {
      'files.read': ({ fileName, bytes, options }) => reader.read(fileName, bytes, options),
      'runs.create': (settings) => runsOf(settings.projectId).create(settings),
      'runs.addUnits': async ({ first, units, ...run }) => (await runOf(run)).addUnits(first, units),
      'runs.preview': async (run) => (await runOf(run)).preview(),
      'runs.start': async (run) => (await runOf(run)).start(),
      'runs.pause': async (run) => (await runOf(run)).pause(),
      'runs.cancel': async (run) => (await runOf(run)).cancel(),
      'runs.retryFailed': async (run) => (await runOf(run)).retryFailed(),
      'runs.status': async (run) => (await runOf(run)).status(),
      'runs.list': ({ projectId }) => runsOf(projectId).list(),
      'runs.eventsAfter': async ({ after, limit, ...run }) => (await runOf(run)).eventsAfter(after, limit),
      'runs.delete': ({ projectId, runId }) => runsOf(projectId).delete(runId),
      'sharing.read': () => readSharing(ports.settings()),
      'cache.stats': async (project) => ({
        ...(await (await cacheOf(project)).stats()),
        context: codebookContext.figures(),
      }),
      'cache.resetStats': async (project) => (await cacheOf(project)).resetStats(),
      'cache.count': async ({ filter, ...project }) => (await cacheOf(project)).count(filter),
      'cache.clear': async ({ filter, ...project }) => (await cacheOf(project)).clear(filter),
      'cache.undoClear': async ({ undo, ...project }) => (await cacheOf(project)).undoClear(undo),
      'cache.explain': ({ projectId, key, runId }) => runsOf(projectId).explainMiss(key, runId),
      'cache.verify': async ({ projectId, ...how }) => (await cacheOf({ projectId })).verify(how),
      'cache.export': async ({ after, limit, ...project }) => (await cacheOf(project)).export(after, limit),
      'cache.import': async ({ lines, ...project }) => (await cacheOf(project)).import(lines),
      'cache.warm': async (project) => (await cacheOf(project)).warm(),
      'cache.relieve': async (project) => (await cacheOf(project)).relieve(),
      'cache.similar': ({ projectId, ...wish }) => runsOf(projectId).similar(wish),
      'cache.canonical': async ({ projectId }) => canonicalStanding(await runsOf(projectId).forms()),
      'cache.relearn': async ({ projectId, operation }) => {
        const forms = await runsOf(projectId).forms()
        forms.relearn(operation)
        return canonicalStanding(forms)
      },
      'cache.advise': async (project) => (await cacheOf(project)).advise(),
    },
    onHint: hints.listen,
    forgetProject: async (project) => {
      await projects.get(project)?.close()
      projects.delete(project)
      await deleteFolder(join(ports.dataFolder, project))
      if (ports.cacheFolder) await deleteFolder(join(ports.cacheFolder, project))
    },
    close: async () => {
      for (const runs of projects.values()) await runs.close()
      projects.clear()
      await providers.close()
      await reader.close()
    },
  }
}
