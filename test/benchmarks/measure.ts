import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** One figure of a benchmark: the median over its repeats, beside a peer's where there is one. */
export interface Result {
  readonly id: string
  /** What is counted and in what, e.g. `lines per second`. */
  readonly metric: string
  readonly ours: number
  readonly peer?: number
  readonly peerName?: string
  /** Ours by the peer's, the median of the repeats' own ratios. */
  readonly ratio?: number
  /** The least and the greatest of the repeats: of the ratio where there is a peer, of ours otherwise. */
  readonly low: number
  readonly high: number
  /** What it has to reach, said of the ratio or of ours. */
  readonly goal?: Goal
}

export type Goal = { readonly of: 'ratio' | 'ours' } & ({ readonly atLeast: number } | { readonly atMost: number })

export const repeats = 5

/** The value in the middle; of an even number of values the lower of the two. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** Nearest rank: the smallest value that at least this share of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]
  if (value === undefined) throw new Error('there is no quantile of nothing')
  return value
}

export function alone(id: string, metric: string, values: readonly number[], goal?: Goal): Result {
  const result = { id, metric, ours: median(values), low: Math.min(...values), high: Math.max(...values) }
  return goal ? { ...result, goal } : result
}

/** A figure that is counted, not measured: the same in every repeat. */
export const counted = (id: string, metric: string, value: number, goal?: Goal): Result =>
  alone(id, metric, [value], goal)

/** A count beside another one, e.g. calls beside those of another design. */
export const countedBeside = (
  what: { readonly id: string; readonly metric: string; readonly peerName: string; readonly goal?: Goal },
  ours: number,
  peer: number,
): Result => beside(what, [ours], [peer])

/** @param peer one value for each of `ours`, measured right before or after it. */
export function beside(
  {
    id,
    metric,
    peerName,
    goal,
  }: { readonly id: string; readonly metric: string; readonly peerName: string; readonly goal?: Goal },
  ours: readonly number[],
  peer: readonly number[],
): Result {
  const ratios = ours.map((value, i) => value / (peer[i] ?? Number.NaN))
  return {
    id,
    metric,
    ours: median(ours),
    peer: median(peer),
    peerName,
    ratio: median(ratios),
    low: Math.min(...ratios),
    high: Math.max(...ratios),
    ...(goal ? { goal } : {}),
  }
}

/** Both in turn, who is first changing every time, so that neither profits from a warm or a quiet machine. */
export async function interleaved(ours: () => Promise<number>, peer: () => Promise<number>, times = repeats) {
  const measured = { ours: [] as number[], peer: [] as number[] }
  for (let i = 0; i < times; i++) {
    if (i % 2 === 1) measured.peer.push(await peer())
    measured.ours.push(await ours())
    if (i % 2 === 0) measured.peer.push(await peer())
  }
  return measured
}

/** All in turn, each repeat beginning with another one. */
export async function inTurn<Name extends string>(
  candidates: Readonly<Record<Name, () => Promise<number>>>,
  times = repeats,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(candidates) as Name[]
  const measured = Object.fromEntries(names.map((name) => [name, []])) as unknown as Record<Name, number[]>
  for (let i = 0; i < times; i++)
    for (let j = 0; j < names.length; j++) {
      const name = names[(i + j) % names.length]!
      measured[name].push(await candidates[name]())
    }
  return measured
}

/** Seconds that something takes. */
export async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return (performance.now() - begun) / 1000
}

/** Forces a collection, whatever flags the process was started with. */
export const collectGarbage: () => void = (() => {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  if (typeof collect !== 'function') throw new Error('this process cannot be made to collect its garbage')
  return () => collect()
})()
