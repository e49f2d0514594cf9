import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerCell, settingsOfCell, unitsOfCell } from '../simulators/cells.ts'
import { eventsOf, figuresOf, prepareRun, runNamed, runToEnd, startProcess } from '../simulators/projectUnderTest.ts'
import { simulateProvider } from '../simulators/simulatedProvider.ts'
import { hitRate } from './cellScenario.ts'
import { counted, type Result, secondsOf } from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S1-16', 'S4-04']

const cell = { n: 1000, k: 2, relevance: 70, duplicates: 0 }

/** The same run three times, with a restart between them; the seed had hits of 0, 65 and 75 per cent. */
export default async function replay(): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'intercoder-bench-'))
  const provider = simulateProvider(answerCell)
  const units = unitsOfCell(cell)
  const results: Result[] = []
  const told: string[] = []
  for (const n of [1, 2, 3]) {
    const runs = startProcess({ folder, provider, log: (message) => console.error(message) })
    const run = await prepareRun(runs, settingsOfCell(cell, { id: runNamed(`run-00000${n}`) }), units)
    const before = provider.asked.length
    const seconds = await secondsOf(() => runToEnd(run))
    const outcomes = (await eventsOf(run)).flatMap((event) =>
      event.type === 'unit' ? [[event.segmentId, event.outcome]] : [],
    )
    told.push(JSON.stringify(outcomes.sort()))
    const hits = hitRate(await figuresOf(run))
    const later = n > 1
    results.push(
      counted(`calls.run${n}`, 'calls', provider.asked.length - before, later ? { of: 'ours', atMost: 0 } : undefined),
      counted(`hits.run${n}`, 'share of look-ups', hits, later ? { of: 'ours', atLeast: 1 } : undefined),
      counted(`seconds.run${n}`, 'seconds, model without delay', seconds),
    )
    await runs.close()
  }
  await rm(folder, { recursive: true })
  const alike = told.every((one) => one === told[0]) ? 1 : 0
  return [
    ...results,
    counted('alike', 'all three told the same codings, to the letter', alike, { of: 'ours', atLeast: 1 }),
  ]
}
