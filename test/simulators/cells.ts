import type { ModelQuestion } from '../../electron/engine/providers/provider.ts'
import type { RunSettings, RunUnit, StrategyName } from '../../shared/domain/run.ts'
import { succeed } from '../../shared/std/outcome.ts'
import { coderNamed, runSettings, unitsOf } from './projectUnderTest.ts'

/** One case of the arithmetic of calls. */
export interface Cell {
  /** Units. */
  readonly n: number
  /** Coders. */
  readonly k: number
  /** Share of the different contents that matter, in per cent. */
  readonly relevance: number
  /** Share of the units whose content an earlier unit has, in per cent. */
  readonly duplicates: number
}

export const cellsOf = (sizes: readonly number[]): Cell[] =>
  sizes.flatMap((n) =>
    [40, 70, 100].flatMap((relevance) =>
      [0, 10, 30].flatMap((duplicates) =>
        Array.from({ length: 10 }, (_, i) => ({ n, k: i + 1, relevance, duplicates })),
      ),
    ),
  )

export const cellName = ({ n, k, relevance, duplicates }: Cell) =>
  `n = ${n}, k = ${k}, ${relevance} % relevant, ${duplicates} % duplicates`

/** What the cell costs: `d` different contents, `m` of which matter. All shares give whole numbers. */
export const contentsOf = ({ n, relevance, duplicates }: Cell) => {
  const d = (n * (100 - duplicates)) / 100
  return { d, m: (d * relevance) / 100 }
}

export const settingsOfCell = ({ n, k }: Cell, more: Partial<RunSettings> = {}): RunSettings =>
  runSettings({ units: n, coders: Array.from({ length: k }, (_, i) => coderNamed(`k${i}`)), ...more })

/** What each strategy has to ask at least, by its own rule of who judges relevance. */
export const callsOf = (cell: Cell, strategy: StrategyName): number => {
  const { d, m } = contentsOf(cell)
  return strategy === 'sharedRelevance' ? d + m * cell.k : (d + m) * cell.k
}

/**
 * The cell's units: contents in an order that mixes those that matter with those that do not, duplicates partly right after
 * their first occurrence and partly far from it.
 */
export function unitsOfCell(cell: Cell): RunUnit[] {
  const { d, m } = contentsOf(cell)
  const contents = Array.from({ length: d }, (_, i) => {
    // 7919 is prime and divides no d, so this visits every number below d once.
    const place = (i * 7919) % d
    return place < m ? `Passage ${i} speaks of hope.` : `Passage ${i} speaks of the weather.`
  })
  const again = Array.from({ length: cell.n - d }, (_, i) => contents[(i * 31) % d] ?? '')
  const half = again.length >> 1
  const texts = contents.flatMap((text, i) => (i < half ? [text, text] : [text]))
  return unitsOf([...texts, ...again.slice(half)].slice(0, cell.n))
}

const relevant = JSON.stringify({ relevant: true })
const irrelevant = JSON.stringify({ relevant: false })
const coded = JSON.stringify({ codes: [{ code: 'hope', quote: 'hope', reason: 'it says so', confidence: 0.9 }] })

/** Answers at once, from the list of relevant contents that the texts themselves are. */
export const answerCell = async ({ operation, text }: ModelQuestion) => {
  const judged = text.includes('weather') ? irrelevant : relevant
  return succeed({
    raw: operation === 'judgeRelevance' ? judged : coded,
    usage: { input: 90, output: 7 },
    model: 'm-1',
  })
}
