import { join } from 'node:path'
import { getHeapStatistics } from 'node:v8'
import type { ProjectId, RunId } from '../../../shared/domain/ids.ts'
import type { OperationName } from '../../../shared/domain/question.ts'
import type { RunSettings, RunStatus } from '../../../shared/domain/run.ts'
import { canonicalJson } from '../../../shared/std/canonicalJson.ts'
import type { ProjectAnswers } from '../ask.ts'
import { createDiskTier } from '../cache/diskTier.ts'
import { createMemoryTier } from '../cache/memoryTier.ts'
import { createReplies, type Replies } from '../cache/replies.ts'
import type { CacheTier } from '../cache/tier.ts'
import { forbiddenBy } from '../permission.ts'
import type { Ports } from '../ports.ts'
import type { Providers } from '../providers/providers.ts'
import { createSingleFlight } from '../scheduling/singleFlight.ts'
import { createForms, type Forms } from '../similarity/forms.ts'
import type { Verification } from '../similarity/verification.ts'
import { openReplyStore, type StoreProblem } from '../store/replyStore.ts'
import { createRunFolder, deleteFolder, listFolders, openRunFolder } from '../store/runFolder.ts'
import type { Worker } from '../workers/worker.ts'
import type { Hints } from './hints.ts'
import { openRun, type Run } from './run.ts'

/** The runs of one project, and the replies they share. */
export interface ProjectRuns {
  readonly create: (settings: RunSettings) => Promise<RunStatus>
  /** @throws where there is no such run. */
  readonly find: (run: RunId) => Promise<Run>
  readonly list: () => Promise<RunStatus[]>
  readonly delete: (run: RunId) => Promise<void>
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
  let kept: Promise<Replies> | undefined
  let forms: Promise<OpenForms> | undefined

  const answers = async (): Promise<ProjectAnswers> => {
    const { enabled } = ports.settings().cache
    if (enabled) kept ??= openReplies(project, ports)
    return {
      // Without a cache a run still knows its own answers, and forgets them when it ends.
      replies: enabled && kept ? await kept : createReplies([createMemoryTier(memoryBudget(ports))]),
      flights,
      forms: async () => {
        forms ??= openForms(project, ports)
        return (await forms).forms
      },
      worker,
      provider: ({ settings }) => providers.find(settings.provider),
      forbidden: async (provider) => forbiddenBy(await ports.policy(project), provider),
      now: ports.now,
      ttlSeconds: () => ports.settings().cache.ttlSeconds,
      bypassed: !enabled,
    }
  }

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
      await (await kept)?.close()
      kept = undefined
      await (await forms)?.close()
      forms = undefined
    },
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

/** Memory, and the disk behind it where it can be had; where not, the project works on, and is told once. */
async function openReplies(project: ProjectId, ports: Ports): Promise<Replies> {
  const memory = createMemoryTier(memoryBudget(ports))
  let warned = false
  const warnOnce = (message: string) => {
    if (!warned) ports.log('warning', message)
    warned = true
  }
  const folder = join(ports.cacheFolder ?? ports.dataFolder, project, 'replies')
  const store = await openReplyStore(folder, (detail) =>
    warnOnce(`Some replies could not be kept in ${folder} and may be asked for again: ${detail}`),
  )
  if (!store.ok) warnOnce(sentenceOf(store.failure, folder))
  const tiers: readonly CacheTier[] = store.ok ? [memory, createDiskTier(store.value, warnOnce)] : [memory]
  return createReplies(tiers)
}

interface OpenForms {
  readonly forms: Forms
  readonly close: () => Promise<void>
}

/** Which questions read alike; on the disk where it can be had, and learnt anew by the next process where not. */
async function openForms(project: ProjectId, ports: Ports): Promise<OpenForms> {
  const folder = join(ports.cacheFolder ?? ports.dataFolder, project, 'forms')
  const warn = (detail: string) => ports.log('warning', `What reads alike could not be kept in ${folder}: ${detail}`)
  const onOff = (operation: OperationName, { verified, differed }: Verification) =>
    ports.log(
      'warning',
      `Answers to “${operation}” are no longer served by canonical form: ${differed} of ${verified} verified ones decided otherwise. Every passage is asked for itself again.`,
    )
  const opened = await openReplyStore(folder, warn)
  if (opened.ok) return { forms: createForms(opened.value, onOff), close: opened.value.close }
  warn(opened.failure.detail)
  const store = new Map<string, string>()
  return {
    forms: createForms({ get: (key) => store.get(key), put: (key, value) => store.set(key, value) }, onOff),
    close: async () => {},
  }
}

const sentenceOf = ({ kind, detail }: StoreProblem, folder: string) =>
  kind === 'locked'
    ? `Another Intercoder has this project’s replies open (${folder}). This one remembers replies only until it ends; close the other to share them.`
    : `Replies cannot be kept in ${folder} (${detail}). They are remembered only until Intercoder ends.`
