import { canonicalForm } from './canonicalForm.ts'
import { negations, numberWords, pronouns, quantifiers } from './lexicon.ts'
import { isWord, tokensOf } from './tokens.ts'

/**
 * In what two texts differ that are much alike: each a reason why an answer to the one is none to the other. `order`: the same
 * words otherwise; `wording`: other words than those named. In German every noun has a capital, so `name` means nouns as well.
 */
export type Difference = 'negation' | 'number' | 'quantifier' | 'pronoun' | 'name' | 'tone' | 'order' | 'wording'

type Kind = Exclude<Difference, 'order'>

function kindOf(token: string): Kind {
  if (/^[-+−]?\p{Nd}/u.test(token)) return 'number'
  if (!isWord(token)) return 'tone'
  const lower = token.toLowerCase()
  if (negations.has(lower)) return 'negation'
  if (quantifiers.has(lower)) return 'quantifier'
  if (numberWords.has(lower)) return 'number'
  if (pronouns.has(lower)) return 'pronoun'
  return /^\p{Lu}/u.test(token) ? 'name' : 'wording'
}

/** How often each token stands in one text more than in the other. */
function surplus(a: readonly string[], b: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const token of a) counts.set(token, (counts.get(token) ?? 0) + 1)
  for (const token of b) counts.set(token, (counts.get(token) ?? 0) - 1)
  return counts
}

/** Names are told by their capitals, which the form has folded: those within sentences, as written. */
function namesIn(texts: readonly string[]): ReadonlySet<string> {
  const names = new Set<string>()
  for (const text of texts) {
    const tokens = tokensOf(text)
    for (const [i, token] of tokens.entries()) {
      const before = tokens[i - 1]
      if (before !== undefined && !/^[.!?:"]/.test(before) && /^\p{Lu}\p{L}/u.test(token))
        names.add(token.toLowerCase())
    }
  }
  return names
}

/** @returns no difference where both have one canonical form, which is the only case in which an answer may be served. */
export function differencesOf(a: string, b: string): readonly Difference[] {
  const [one, other] = [canonicalForm(a), canonicalForm(b)]
  if (one === other) return []
  const found = new Set<Difference>()
  const names = namesIn([a, b])
  for (const [token, count] of surplus(one.split(' '), other.split(' '))) {
    if (count === 0) continue
    const kind = kindOf(token)
    found.add(kind === 'wording' && names.has(token.toLowerCase()) ? 'name' : kind)
  }
  return found.size === 0 ? ['order'] : [...found]
}
