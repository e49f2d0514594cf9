import type { CallFigures } from '../../shared/metrics/callFigures.ts'
import { answerCell, type Cell, callsOf, settingsOfCell, unitsOfCell } from '../simulators/cells.ts'
import { type ProjectInMemory, projectInMemory } from '../simulators/projectInMemory.ts'
import { runNamed } from '../simulators/projectUnderTest.ts'
import { countedBeside, type Result, secondsOf } from './measure.ts'

/** A run over a cell with all files left out: what it asked, what it was spared, and how long it took. */
export interface Scenario {
  readonly project: ProjectInMemory
  readonly figures: CallFigures
  readonly seconds: number
  /** Once more, from the start, as another run. */
  readonly again: () => Promise<{ readonly figures: CallFigures; readonly seconds: number }>
}

/** @param latencyMs how long the model takes for an answer. */
export async function runCell(cell: Cell, { latencyMs = 0, concurrency = 20 } = {}): Promise<Scenario> {
  const project = projectInMemory(
    {
      local: true,
      free: false,
      ask: async (question) => {
        if (latencyMs > 0) await new Promise((resolve) => setTimeout(resolve, latencyMs))
        return answerCell(question)
      },
    },
    { concurrency },
  )
  const units = unitsOfCell(cell)
  let runs = 0
  async function run() {
    const settings = settingsOfCell(cell, { id: runNamed(`run-${String(++runs).padStart(6, '0')}`) })
    let figures: CallFigures | undefined
    const seconds = await secondsOf(async () => {
      figures = await project.run(settings, units)
    })
    if (!figures) throw new Error('the run has no figures')
    return { figures, seconds }
  }
  return { project, ...(await run()), again: run }
}

/** Calls beside what the arithmetic says they must be: never more, never fewer. */
export const callsBesideFloor = (id: string, cell: Cell, { calls }: CallFigures): Result =>
  countedBeside(
    { id, metric: 'calls', peerName: 'd + m·k', goal: { of: 'ratio', atMost: 1 } },
    calls.made,
    callsOf(cell, 'sharedRelevance'),
  )

/** Share of a run's look-ups that no provider had to answer; what sharing spares is no look-up. */
export function hitRate({ calls }: CallFigures): number {
  const { duplicate, earlierRun, singleFlight } = calls.avoided
  const hits = duplicate + earlierRun + singleFlight
  return hits / (hits + calls.made)
}
