import { rm } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { StrategyName } from '../shared/domain/run.ts'
import { normalise } from '../shared/text/normalise.ts'
import { expectAllHits, expectCell } from './simulators/cellRuns.ts'
import {
  answerCell,
  type Cell,
  callsOf,
  cellName,
  cellsOf,
  contentsOf,
  settingsOfCell,
  unitsOfCell,
} from './simulators/cells.ts'
import { projectInMemory } from './simulators/projectInMemory.ts'
import { emptyFolder, figuresOf, prepareRun, runNamed, runToEnd, startProcess } from './simulators/projectUnderTest.ts'
import { simulateProvider } from './simulators/simulatedProvider.ts'

test.each(cellsOf([100]).map((cell) => ({ cell, name: cellName(cell) })))(
  'S0-01 S0-05 S0-06 a deductive run asks d + m·k questions, as foretold, and none the second time: $name',
  async ({ cell }) => expectCell(cell),
)

test.each(StrategyName.options.flatMap((strategy) => [1, 2, 5].map((k) => ({ strategy, k }))))(
  'S1-15 S1-16 an identical second run asks nothing under $strategy with $k coders',
  async ({ strategy, k }) => expectCell({ n: 100, k, relevance: 70, duplicates: 10 }, strategy),
)

test('S0-18 the same text from files written differently, with BOM, CRLF and composed letters, asks nothing again', async () => {
  const plain = unitsOfCell({ n: 100, k: 1, relevance: 70, duplicates: 0 }).map((unit) => ({
    ...unit,
    text: normalise(`${unit.text}\nÉlodie says so in Zürich.`),
  }))
  const written = plain.map((unit) => ({
    ...unit,
    text: normalise(`\ufeff${unit.text.normalize('NFD').replaceAll('\n', '\r\n')}`),
  }))
  const provider = simulateProvider(answerCell)
  const project = projectInMemory(provider)
  const settings = settingsOfCell({ n: 100, k: 1, relevance: 70, duplicates: 0 })
  await project.run(settings, plain)
  expect(provider.asked).toHaveLength(170)
  expectAllHits(await project.run({ ...settings, id: runNamed('run-two') }, written))
  expect(provider.asked).toHaveLength(170)
})

test('without exact duplicates as one question, n + r·n·k are asked', async () => {
  const cell = { n: 100, k: 3, relevance: 70, duplicates: 10 }
  const provider = simulateProvider(answerCell)
  const units = unitsOfCell(cell)
  const settings = settingsOfCell(cell, { dedupe: false })
  const relevant = units.filter(({ text }) => !text.includes('weather')).length
  const { calls } = await projectInMemory(provider).run(settings, units)
  expect([provider.asked.length, calls.made, calls.avoided.duplicate]).toEqual([
    100 + relevant * 3,
    100 + relevant * 3,
    0,
  ])
})

const onDisk: readonly Cell[] = [1, 2, 3, 10].flatMap((k) =>
  [
    { relevance: 40, duplicates: 30 },
    { relevance: 70, duplicates: 10 },
    { relevance: 100, duplicates: 0 },
  ].map((shares) => ({ n: 100, k, ...shares })),
)

test.each(onDisk.map((cell) => ({ cell, name: cellName(cell) })))(
  'S1-01 through disk and journal it is d + m·k as well, and nothing after a restart: $name',
  async ({ cell }) => {
    const folder = await emptyFolder()
    const provider = simulateProvider(answerCell)
    const start = () => startProcess({ folder, provider, log: (message) => expect.fail(message) })
    const { d, m } = contentsOf(cell)
    const units = unitsOfCell(cell)

    let runs = start()
    // One coder first, so that relevance is known from then on.
    const pilot = await prepareRun(runs, settingsOfCell({ ...cell, k: 1 }, { id: runNamed('run-pilot') }), units)
    expect(await pilot.preview()).toMatchObject({ calls: { low: d, high: 2 * d } })
    await runToEnd(pilot)
    expect(provider.asked).toHaveLength(d + m)

    const run = await prepareRun(runs, settingsOfCell(cell), units)
    expect(await run.preview()).toMatchObject({
      distinct: d,
      known: d + m,
      calls: { low: m * (cell.k - 1), high: m * (cell.k - 1) },
    })
    await runToEnd(run)
    expect(provider.asked).toHaveLength(callsOf(cell, 'sharedRelevance'))
    expect((await figuresOf(run)).calls.made).toBe(m * (cell.k - 1))
    await runs.close()

    runs = start()
    const again = await prepareRun(runs, settingsOfCell(cell, { id: runNamed('run-again') }), units)
    expect(await again.preview()).toMatchObject({ calls: { low: 0, high: 0 } })
    await runToEnd(again)
    expectAllHits(await figuresOf(again))
    expect(provider.asked).toHaveLength(d + m * cell.k)
    await runs.close()
    await rm(folder, { recursive: true })
  },
)
