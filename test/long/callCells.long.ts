import { expect, test } from 'vitest'
import { StrategyName } from '../../shared/domain/run.ts'
import { expectCell } from '../simulators/cellRuns.ts'
import { cellName, cellsOf, contentsOf } from '../simulators/cells.ts'

const cells = cellsOf([100, 500, 10_000])

test('there are 270 cells, and every share of them is a whole number', () => {
  expect(cells).toHaveLength(270)
  for (const { d, m } of cells.map(contentsOf)) expect([d % 1, m % 1]).toEqual([0, 0])
})

test.each(cells.map((cell) => ({ cell, name: cellName(cell) })))(
  'S0-01 S0-05 d + m·k questions, as foretold, and none the second time: $name',
  async ({ cell }) => expectCell(cell),
)

test.each(
  StrategyName.options.flatMap((strategy) => cellsOf([500]).map((cell) => ({ strategy, cell, name: cellName(cell) }))),
)('S1-15 an identical second run asks nothing under $strategy: $name', async ({ cell, strategy }) =>
  expectCell(cell, strategy),
)
