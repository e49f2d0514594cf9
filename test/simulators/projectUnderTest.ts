import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Ports } from '../../electron/engine/ports.ts'
import type { Provider } from '../../electron/engine/providers/provider.ts'
import { createHints } from '../../electron/engine/runs/hints.ts'
import { createProjectRuns, type ProjectRuns } from '../../electron/engine/runs/projectRuns.ts'
import type { Run } from '../../electron/engine/runs/run.ts'
import { createQueue } from '../../electron/engine/scheduling/queue.ts'
import { createWorker, type Timing } from '../../electron/engine/workers/worker.ts'
import { hashOfCodebook } from '../../shared/domain/codebook.ts'
import type { AutomaticCoder } from '../../shared/domain/coder.ts'
import { CoderId, ProjectId, ProviderId, RunId, SegmentId } from '../../shared/domain/ids.ts'
import { RunSettings, type RunUnit } from '../../shared/domain/run.ts'
import type { RunEvent } from '../../shared/domain/runEvent.ts'
import { defaultPolicy, defaultSettings, type Policy, type Settings } from '../../shared/domain/settings.ts'
import { type CallFigures, createCallFigures } from '../../shared/metrics/callFigures.ts'
import { codebook } from './codebook.ts'

export const projectId = ProjectId.parse('project')
const simulated = ProviderId.parse('simulated')

export const coderNamed = (id: string, more: Partial<AutomaticCoder['settings']> = {}): AutomaticCoder => ({
  kind: 'automatic',
  id: CoderId.parse(id),
  name: id,
  persona: '',
  settings: { provider: simulated, model: 'm', temperature: 0, ...more },
})

export const unitsOf = (texts: readonly string[]): RunUnit[] =>
  texts.map((text, i) => ({ segmentId: SegmentId.parse(`doc.${i}`), text }))

export const runSettings = (more: Partial<RunSettings> & { readonly units: number }): RunSettings =>
  RunSettings.parse({
    id: 'run-one',
    projectId,
    name: 'Run',
    createdAt: '2026-01-01T00:00:00.000Z',
    mode: 'deductive',
    strategy: 'sharedRelevance',
    screening: { provider: simulated, model: 'm', temperature: 0 },
    codebook,
    codebookHash: hashOfCodebook(more.codebook ?? codebook),
    coders: [coderNamed('ana'), coderNamed('ben'), coderNamed('cem')],
    occasion: 'first',
    dedupe: true,
    ...more,
  })

/** What a process brings; leaving it out means defaults, and a provider that is never slow. */
export interface Process {
  readonly folder: string
  /** Where replies lie, if not with everything else. */
  readonly cacheFolder?: string
  readonly provider: Provider
  readonly settings?: Partial<Settings>
  readonly policy?: () => Policy | Promise<Policy>
  readonly timing?: Partial<Timing>
  readonly log?: (message: string) => void
}

export const emptyFolder = () => mkdtemp(join(tmpdir(), 'intercoder-'))

/** A project's runs as in a process of their own: opening two one after the other on one folder is a restart. */
export function startProcess({ folder, cacheFolder, provider, settings, policy, timing, log }: Process): ProjectRuns {
  const now = timing?.now ?? Date.now
  const ports: Ports = {
    dataFolder: folder,
    ...(cacheFolder === undefined ? {} : { cacheFolder }),
    now,
    secrets: { read: () => undefined },
    settings: () => ({ ...defaultSettings, ...settings }),
    policy: async () => policy?.() ?? defaultPolicy,
    log: (_, message) => log?.(message),
  }
  const queue = createQueue(() => ports.settings().concurrency)
  // Nobody wants to wait for a server that is only simulated.
  const worker = createWorker(queue, { now, random: () => 0, sleep: async () => {}, ...timing })
  const providers = { find: (id: ProviderId) => (id === simulated ? provider : undefined) }
  return createProjectRuns(projectId, { ports, providers, worker, hints: createHints() })
}

export async function prepareRun(runs: ProjectRuns, settings: RunSettings, units: readonly RunUnit[]): Promise<Run> {
  await runs.create(settings)
  const run = await runs.find(settings.id)
  for (let first = 0; first < units.length; first += 1000) await run.addUnits(first, units.slice(first, first + 1000))
  return run
}

export async function untilAtRest(run: Run): Promise<void> {
  while (run.status().state === 'running') await new Promise((resolve) => setTimeout(resolve, 1))
}

export async function runToEnd(run: Run): Promise<void> {
  await run.start()
  await untilAtRest(run)
}

/** Read as a page reads it: by place, in pieces. */
export async function eventsOf(run: Run): Promise<RunEvent[]> {
  const events: RunEvent[] = []
  for (;;) {
    const more = await run.eventsAfter(events.at(-1)?.seq ?? 0, 7)
    if (more.length === 0) return events
    events.push(...more)
  }
}

export async function figuresOf(run: Run): Promise<CallFigures> {
  const fold = createCallFigures(run.settings)
  fold.add(await eventsOf(run))
  return fold.figures()
}

/** All questions there would have been, had every coder asked everything about every unit. */
export const accountedFor = ({ calls }: CallFigures): number =>
  calls.made + calls.notAsked + Object.values(calls.avoided).reduce((sum, n) => sum + n, 0)

export const runNamed = (id: string) => RunId.parse(id)
