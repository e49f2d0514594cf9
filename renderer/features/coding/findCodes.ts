import type { Code } from '../../../shared/domain/code.ts'
import { codePath } from '../../../shared/domain/codebook.ts'

const fold = (text: string) => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

/**
 * The codes in which every typed word occurs, best first: names that begin with the text, then names and paths that
 * hold it, then definitions. Accents and case do not matter. Nothing typed: all codes in the codebook's order.
 */
export function findCodes(codes: readonly Code[], text: string): readonly Code[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  if (words.length === 0) return codes
  const rank = (code: Code): number => {
    const name = fold(code.name)
    const path = fold(codePath(codes, code.id).join(' '))
    if (name.startsWith(words.join(' '))) return 0
    if (words.every((word) => name.includes(word))) return 1
    if (words.every((word) => path.includes(word))) return 2
    const all = `${path} ${fold(code.definition)}`
    return words.every((word) => all.includes(word)) ? 3 : Number.POSITIVE_INFINITY
  }
  return codes
    .map((code, place) => ({ code, place, rank: rank(code) }))
    .filter((found) => Number.isFinite(found.rank))
    .sort((a, b) => a.rank - b.rank || a.place - b.place)
    .map((found) => found.code)
}
