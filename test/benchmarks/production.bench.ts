import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { answerCell, callsOf, settingsOfCell, unitsOfCell } from '../simulators/cells.ts'
import { projectInMemory } from '../simulators/projectInMemory.ts'
import { figuresOf, prepareRun, runNamed, runToEnd, startProcess } from '../simulators/projectUnderTest.ts'
import { simulateProvider } from '../simulators/simulatedProvider.ts'
import { callsBesideFloor } from './cellScenario.ts'
import { beside, countedBeside, interleaved, type Result, secondsOf } from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S0-12', 'S0-24']

const cell = { n: 500, k: 3, relevance: 70, duplicates: 10 }
const latencyMs = 50
const concurrency = 20

/** Segments of about 150 words. */
const units = unitsOfCell(cell).map((unit) => ({
  ...unit,
  text: `${unit.text} ${'and so they went on to say '.repeat(25)}`,
}))

const slowly = (delay: number) => async (question: Parameters<typeof answerCell>[0]) => {
  if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay))
  return answerCell(question)
}

/** The whole engine with its files, from the first question to the last durable line. */
async function wholeRun(delay: number) {
  const folder = await mkdtemp(join(tmpdir(), 'intercoder-bench-'))
  const provider = simulateProvider(slowly(delay))
  const runs = startProcess({ folder, provider, settings: { concurrency }, log: (message) => console.error(message) })
  const run = await prepareRun(runs, settingsOfCell(cell), units)
  const seconds = await secondsOf(() => runToEnd(run))
  const figures = await figuresOf(run)
  await runs.close()
  await rm(folder, { recursive: true })
  return { seconds, figures }
}

/** 500 segments of 150 words and three coders. */
export default async function production(): Promise<Result[]> {
  const { figures } = await wholeRun(0)
  const { made } = figures.calls
  const bound = (callsOf(cell, 'sharedRelevance') * latencyMs) / concurrency / 1000
  const timed = await interleaved(
    async () => (await wholeRun(latencyMs)).seconds,
    async () => bound,
  )
  const written = await interleaved(
    async () => cell.n / (await wholeRun(0)).seconds,
    async () => {
      const project = projectInMemory({ local: true, free: false, ask: slowly(0) }, { concurrency })
      const settings = settingsOfCell(cell, { id: runNamed('run-000001') })
      return cell.n / (await secondsOf(() => project.run(settings, units)))
    },
  )
  return [
    callsBesideFloor('calls', cell, figures),
    countedBeside({ id: 'threeEach', metric: 'calls', peerName: '3kn' }, made, 3 * cell.k * cell.n),
    countedBeside({ id: 'oneEach', metric: 'calls', peerName: 'kn' }, made, cell.k * cell.n),
    beside(
      {
        id: 'seconds',
        metric: `seconds, ${latencyMs} ms a call and ${concurrency} at once`,
        peerName: 'calls × delay ÷ calls at once',
        goal: { of: 'ratio', atMost: 1.1 },
      },
      timed.ours,
      timed.peer,
    ),
    beside(
      { id: 'written', metric: 'segments per second, every coding durable', peerName: 'nothing written' },
      written.ours,
      written.peer,
    ),
  ]
}
