import { type CodeSet, commonCodes } from './codeSet.ts'
import { jaccard } from './jaccard.ts'

/**
 * MASI distance of two code sets: 1 − J · M, where J is the Jaccard similarity and M says how the sets relate:
 * 1 equal, 2/3 one within the other, 1/3 overlapping, 0 disjoint. From 0 (equal) to 1 (nothing in common).
 * Two empty sets have distance 0, an empty and a filled one 1.
 *
 * @see Passonneau, R. (2006). Measuring agreement on set-valued items (MASI) for semantic and pragmatic annotation.
 *   LREC, section 3.
 */
export const masi = (a: CodeSet, b: CodeSet): number => 1 - (1 - jaccard(a, b)) * monotonicity(a, b)

function monotonicity(a: CodeSet, b: CodeSet): number {
  const common = commonCodes(a, b)
  if (common === a.length && common === b.length) return 1
  if (common === 0) return 0
  return common === a.length || common === b.length ? 2 / 3 : 1 / 3
}
