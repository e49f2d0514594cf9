/** The codes given to one unit by one coder: their places in a list of codes, ascending. Empty: judged, and none applies. */
export type CodeSet = readonly number[]

export const codeSet = (places: Iterable<number>): CodeSet => [...new Set(places)].sort((a, b) => a - b)

/** Equal for equal sets, and only for them. */
export const codeSetKey = (set: CodeSet): string => set.join(' ')

/** How many codes two sets have in common. */
export function commonCodes(a: CodeSet, b: CodeSet): number {
  let common = 0
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!
    if (difference === 0) common++
    if (difference <= 0) i++
    if (difference >= 0) j++
  }
  return common
}
