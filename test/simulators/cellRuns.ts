import { expect } from 'vitest'
import { contentKey, unitDigest } from '../../electron/engine/cache/contentKey.ts'
import { createFrames } from '../../electron/engine/frames.ts'
import { judgeRelevance } from '../../electron/engine/operations/judgeRelevance.ts'
import type { ModelQuestion } from '../../electron/engine/providers/provider.ts'
import type { RunSettings, RunUnit, StrategyName } from '../../shared/domain/run.ts'
import type { CallFigures } from '../../shared/metrics/callFigures.ts'
import { answerCell, type Cell, callsOf, contentsOf, settingsOfCell, unitsOfCell } from './cells.ts'
import { projectInMemory } from './projectInMemory.ts'
import { accountedFor, runNamed } from './projectUnderTest.ts'

/** The judgements of relevance that a researcher may take for granted, by key: as a list of units, not as a rate. */
export function knownRelevance(settings: RunSettings, units: readonly RunUnit[]): ReadonlyMap<string, unknown> {
  const frames = createFrames(settings)
  const judges =
    settings.strategy === 'sharedRelevance'
      ? [frames.forAll(judgeRelevance)]
      : settings.coders.map((coder) => frames.forCoder(judgeRelevance, coder))
  return new Map(
    judges.flatMap(({ digest }) =>
      units.map(({ text }) => [contentKey(digest, unitDigest(text)), { relevant: !text.includes('weather') }] as const),
    ),
  )
}

/** Every question of a run is accounted for once, and none of them reached a provider. */
export function expectAllHits({ calls, segments, relevant, coders }: CallFigures) {
  expect(calls).toMatchObject({ made: 0, notAsked: 0, attempts: 0 })
  expect(calls.avoided.singleFlight).toBe(0)
  expect(calls.avoided.shared + calls.avoided.duplicate + calls.avoided.earlierRun).toBe(
    coders.length * (segments + relevant),
  )
}

/**
 * Takes a cell from nothing to its end, and over it once more: as many calls as the formula says and the dry run foretold,
 * and then none.
 */
export async function expectCell(cell: Cell, strategy: StrategyName = 'sharedRelevance'): Promise<void> {
  let asked = 0
  const ask = (question: ModelQuestion) => {
    asked++
    return answerCell(question)
  }
  const project = projectInMemory({ local: true, free: false, ask })
  const [settings, units] = [settingsOfCell(cell, { strategy }), unitsOfCell(cell)]
  const { d, m } = contentsOf(cell)
  const calls = callsOf(cell, strategy)

  const blind = await project.preview(settings, units)
  const judgements = strategy === 'sharedRelevance' ? d : d * cell.k
  expect(blind).toMatchObject({ distinct: d, known: 0, calls: { low: judgements, high: judgements + d * cell.k } })
  const relevance = knownRelevance(settings, units)
  const foreseen = await project.preview(settings, units, (frame, unit) =>
    relevance.get(contentKey(frame.digest, unit.digest)),
  )
  expect(foreseen.calls.low).toBe(foreseen.calls.high)
  expect(foreseen.known + foreseen.calls.low).toBe(calls)

  const first = await project.run(settings, units)
  expect(asked).toBe(calls)
  expect(first).toMatchObject({ segments: cell.n, distinct: d, failed: 0, calls: { made: calls, attempts: calls } })
  if (strategy === 'sharedRelevance') expect(first.distinctRelevant).toBe(m)
  expect(accountedFor(first)).toBe(cell.k * (cell.n + first.relevant))

  const again = settingsOfCell(cell, { strategy, id: runNamed('run-two') })
  expect(await project.preview(again, units)).toMatchObject({ known: calls, calls: { low: 0, high: 0 } })
  expectAllHits(await project.run(again, units))
  expect(asked).toBe(calls)
}
