import { type Asked, createAsk } from '../../electron/engine/ask.ts'
import { settingsOfCell } from '../simulators/cells.ts'
import { neverStopped, noCalls, projectInMemory } from '../simulators/projectInMemory.ts'
import { runNamed } from '../simulators/projectUnderTest.ts'
import { callsBesideFloor, runCell } from './cellScenario.ts'
import { answerCoding, askedUnit, codingFrames, passages, replyTo } from './codedUnits.ts'
import { beside, collectGarbage, counted, inTurn, quantile, type Result } from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S0-08', 'S0-23', 'S0-45']

const segments = 1000

/** Entries of so many coders in memory, and the 99th percentile of looking one up, in microseconds. */
function lookupsOf(k: number) {
  const project = projectInMemory({ local: true, free: false, ask: answerCoding })
  const frames = codingFrames(k)
  const units = passages(segments, 400).map(askedUnit)
  for (const frame of frames) for (const unit of units) project.replies.remember(replyTo(frame, unit))
  const run = { runId: runNamed('run-000001'), beganAt: Date.now(), claims: new Set<never>() }
  const ask = createAsk({ ...run, calls: noCalls, stop: neverStopped }, project.answers)
  const places = Uint32Array.from({ length: 40_000 }, (_, i) => i % (segments * k))
  return async () => {
    const times = Float64Array.from(places, (place) => {
      const [frame, unit] = [frames[place % k]!, units[Math.floor(place / k)]!]
      const begun = performance.now()
      const { outcome } = ask(frame, unit) as Asked<unknown>
      const time = performance.now() - begun
      if (!outcome.ok) throw new Error('a hit was expected')
      return time * 1000
    })
    return quantile([...times], 0.99)
  }
}

/** One to ten coders. */
export default async function scalability(): Promise<Result[]> {
  const results: Result[] = []
  for (let k = 1; k <= 10; k++) {
    const cell = { n: segments, k, relevance: 70, duplicates: 10 }
    const { figures, project } = await runCell(cell)
    collectGarbage()
    const { rss, heapUsed } = process.memoryUsage()
    results.push(
      callsBesideFloor(`calls.k${k}`, cell, figures),
      counted(`rss.k${k}`, 'megabytes of the process, after a collection', rss / 2 ** 20),
      counted(
        `heap.k${k}`,
        `megabytes of JavaScript with ${settingsOfCell(cell).coders.length} coders’ replies`,
        heapUsed / 2 ** 20,
      ),
    )
    // Held until it has been measured.
    if ((await project.preview(settingsOfCell(cell), [])).segments !== 0) throw new Error('there are no units')
  }
  const measured = await inTurn({ ten: lookupsOf(10), one: lookupsOf(1) })
  return [
    ...results,
    beside(
      {
        id: 'lookupP99',
        metric: 'microseconds a look-up with ten coders, 99th percentile',
        peerName: 'with one coder',
        goal: { of: 'ratio', atMost: 1.2 },
      },
      measured.ten,
      measured.one,
    ),
  ]
}
