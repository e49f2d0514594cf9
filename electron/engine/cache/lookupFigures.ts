import type { CoderId } from '../../../shared/domain/ids.ts'
import type { OperationName } from '../../../shared/domain/question.ts'
import type { Lookups } from './replies.ts'
import type { Amount } from './totals.ts'

/** `lookups` = the hits of all tiers + `misses`. */
export interface LookupFigures {
  lookups: number
  readonly hits: { memory: number; disk: number; canonical: number }
  misses: number
}

/** One row for each operation, coder and model that is remembered or was looked for. */
type Row = { operation: OperationName; coderId: CoderId | null; model: string } & {
  entries: number
  bytes: number
} & LookupFigures

const noLookups = (): LookupFigures => ({ lookups: 0, hits: { memory: 0, disk: 0, canonical: 0 }, misses: 0 })

function add(sum: LookupFigures, { memory, disk, canonical, missed }: Readonly<Lookups>) {
  sum.lookups += memory + disk + canonical + missed
  sum.hits.memory += memory
  sum.hits.disk += disk
  sum.hits.canonical += canonical
  sum.misses += missed
}

export function lookupFigures(all: Iterable<Readonly<Lookups>>): LookupFigures {
  const sum = noLookups()
  for (const lookups of all) add(sum, lookups)
  return sum
}

export function figuresBy(amounts: Iterable<Readonly<Amount>>, all: Iterable<Readonly<Lookups>>): readonly Row[] {
  const rows = new Map<string, Row>()
  function rowOf({ operation, coderId, model }: Pick<Row, 'operation' | 'coderId' | 'model'>): Row {
    const name = JSON.stringify([operation, coderId, model])
    const row = rows.get(name) ?? { operation, coderId, model, entries: 0, bytes: 0, ...noLookups() }
    rows.set(name, row)
    return row
  }
  for (const amount of amounts) {
    const row = rowOf(amount)
    row.entries += amount.entries
    row.bytes += amount.bytes
  }
  for (const lookups of all) {
    const { operation, coderId, settings } = lookups.frame
    add(rowOf({ operation, coderId, model: settings.model }), lookups)
  }
  return [...rows.values()]
}
