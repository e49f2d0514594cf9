import { type CodeSet, commonCodes } from './codeSet.ts'

/**
 * Jaccard distance of two code sets: 1 − |a ∩ b| / |a ∪ b|, from 0 (equal) to 1 (nothing in common).
 * Two empty sets agree that no code applies: their distance is 0. An empty and a filled set have nothing in common: 1.
 *
 * @see Jaccard, P. (1912). The distribution of the flora in the alpine zone. New Phytologist, 11, 37–50.
 */
export function jaccard(a: CodeSet, b: CodeSet): number {
  const common = commonCodes(a, b)
  const union = a.length + b.length - common
  return union === 0 ? 0 : 1 - common / union
}
