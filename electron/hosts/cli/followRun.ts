import type { RunStatus } from '../../../shared/domain/run.ts'
import { readRunEvents } from '../../../shared/project/readRunEvents.ts'
import type { ProjectRun, RunBlock } from '../../../shared/project/snapshot.ts'
import type { Engine } from '../../engine/engineApi.ts'
import type { EngineClient } from './engineClient.ts'

const eventsPerPull = 500
/** Hints may get lost, so the state is asked for now and then without one. */
const patienceMs = 250

export interface FollowedRun {
  readonly run: ProjectRun
  /** What was read since `run` was handed in. */
  readonly blocks: readonly RunBlock[]
  readonly status: RunStatus
}

const key = ({ settings: { projectId, id } }: ProjectRun) => ({ projectId, runId: id })

/** Everything in the journal after the run's place. */
async function readJournal(client: EngineClient, from: ProjectRun): Promise<Omit<FollowedRun, 'status'>> {
  let run = from
  const blocks: RunBlock[] = []
  for (;;) {
    const events = await client['runs.eventsAfter']({ ...key(run), after: run.place, limit: eventsPerPull })
    if (events.length === 0) return { run, blocks }
    const read = readRunEvents(run, events)
    run = read.run
    blocks.push(...read.blocks)
  }
}

/** Ready to be awoken before it waits: a hint that came in between is not lost. */
function alarm() {
  let ring: () => void = () => undefined
  let bell = new Promise<void>((resolve) => {
    ring = resolve
  })
  return {
    ring: () => ring(),
    async wait(ms: number) {
      let timer: NodeJS.Timeout | undefined
      await Promise.race([bell, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))])
      clearTimeout(timer)
      bell = new Promise<void>((resolve) => {
        ring = resolve
      })
    },
  }
}

/** Waits for a run that was started, until it no longer runs. */
export async function followRun(
  client: EngineClient,
  onHint: Engine['onHint'],
  run: ProjectRun,
  show: (status: RunStatus) => void,
): Promise<FollowedRun> {
  const { ring, wait } = alarm()
  const unsubscribe = onHint((hint) => {
    if (hint.kind === 'run' && hint.status.runId === run.settings.id) ring()
  })
  try {
    for (;;) {
      const status = await client['runs.status'](key(run))
      show(status)
      if (status.state !== 'running') {
        const read = await readJournal(client, run)
        return { ...read, run: { ...read.run, state: status.state }, status }
      }
      await wait(patienceMs)
    }
  } finally {
    unsubscribe()
  }
}
