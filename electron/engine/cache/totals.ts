import type { CoderId } from '../../../shared/domain/ids.ts'
import type { OperationName } from '../../../shared/domain/question.ts'
import type { Found } from './tier.ts'

/** How much is remembered of one kind. */
export interface Amount {
  readonly operation: OperationName
  readonly coderId: CoderId | null
  /** The model that was asked for. */
  readonly model: string
  entries: number
  bytes: number
}

/** How many replies there are, and how large, in all and by what they answer. */
export interface Totals {
  readonly add: (found: Found) => void
  /** Leaves the dates as they are. */
  readonly subtract: (found: Found) => void
  readonly sum: () => { readonly entries: number; readonly bytes: number }
  readonly by: () => readonly Readonly<Amount>[]
  /** When the oldest and the newest answer came; `undefined` while there is none. */
  readonly dates: () => { readonly oldest: number; readonly newest: number } | undefined
}

export function createTotals(of: Iterable<Found> = []): Totals {
  const amounts = new Map<string, Amount>()
  let [entries, bytes, oldest, newest] = [0, 0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]

  function change({ record: { operation, coderId, asked: model }, bytes: size }: Found, sign: 1 | -1) {
    const name = JSON.stringify([operation, coderId, model])
    const amount = amounts.get(name) ?? { operation, coderId, model, entries: 0, bytes: 0 }
    amounts.set(name, amount)
    amount.entries += sign
    amount.bytes += sign * size
    entries += sign
    bytes += sign * size
  }
  function add(found: Found) {
    change(found, 1)
    oldest = Math.min(oldest, found.record.at)
    newest = Math.max(newest, found.record.at)
  }
  for (const found of of) add(found)
  return {
    add,
    subtract: (found) => change(found, -1),
    sum: () => ({ entries, bytes }),
    by: () => [...amounts.values()].filter((amount) => amount.entries > 0),
    dates: () => (entries > 0 ? { oldest, newest } : undefined),
  }
}
