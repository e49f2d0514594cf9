import type { RunState } from '../domain/run.ts'
import type { RunEvent } from '../domain/runEvent.ts'
import type { ProjectRun, RunBlock } from './snapshot.ts'

const eventsPerBlock = 500

/** Unit lines come before the end and, where failed units are asked again, after it: only the first changes what is known. */
function stateAfter(state: RunState, event: RunEvent): RunState {
  if (event.type === 'unit') return state === 'prepared' ? 'running' : state
  return event.type
}

function blocksOf(run: ProjectRun, events: readonly RunEvent[]): readonly RunBlock[] {
  const blocks: RunBlock[] = []
  for (let i = 0; i < events.length; i += eventsPerBlock) {
    const piece = events.slice(i, i + eventsPerBlock)
    blocks.push({ runId: run.settings.id, first: piece[0]!.seq, events: piece })
  }
  return blocks
}

/**
 * What a reader at this place learns from these journal lines. Late and repeated lines teach it nothing, so a reader in
 * doubt may ask for them again; a gap throws, since lines are asked for from a place on.
 *
 * @param events in the order of their numbers.
 * @returns the blocks to add, none where nothing is new, and the run at its new place: to be stored together, or not at all.
 */
export function readRunEvents(
  run: ProjectRun,
  events: readonly RunEvent[],
): { readonly run: ProjectRun; readonly blocks: readonly RunBlock[] } {
  const fresh = events.filter(({ seq }) => seq > run.place)
  fresh.forEach(({ seq }, i) => {
    const expected = run.place + 1 + i
    if (seq !== expected) throw new Error(`run ${run.settings.id}: line ${seq} came where ${expected} was due`)
  })
  const state = fresh.reduce(stateAfter, run.state)
  return { run: { ...run, state, place: run.place + fresh.length }, blocks: blocksOf(run, fresh) }
}
