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
}

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

export function alone(id: string, metric: string, values: readonly number[]): Result {
  return { id, metric, ours: median(values), low: Math.min(...values), high: Math.max(...values) }
}

/** @param peer one value for each of `ours`, measured right before or after it. */
export function beside(
  { id, metric, peerName }: { readonly id: string; readonly metric: string; readonly peerName: string },
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

/** Seconds that something takes. */
export async function secondsOf(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await act()
  return (performance.now() - begun) / 1000
}
