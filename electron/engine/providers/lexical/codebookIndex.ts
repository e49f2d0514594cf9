import type { Code } from '../../../../shared/domain/code.ts'
import type { Codebook } from '../../../../shared/domain/codebook.ts'
import type { CodeId } from '../../../../shared/domain/ids.ts'
import { passagesOf } from './passages.ts'
import { type Language, languageOf, termsOf } from './terms.ts'

/** A code's name says most; a rule is written about coding rather than in the words of the data, so it is a hint. */
const weights = { name: 3, definition: 1, anchor: 1, rule: 0.5 } as const
/** BM25's usual saturation; length counts less than in a library, since a longer definition is no worse a definition. */
const saturation = 1.2
const lengthEffect = 0.3

/** What a text says for one code. Scores are in units of one rare term of the definition. */
export interface CodeScore {
  readonly code: Code
  readonly score: number
  /** The sentence that speaks most for the code, verbatim. */
  readonly passage: string
}

/** A codebook made ready for comparison with texts of one language. */
export interface CodebookIndex {
  /** Codes the text has a term in common with. */
  readonly scores: (text: string) => readonly CodeScore[]
  /** The words of a passage that it has in common with a code, the most telling first. */
  readonly commonWords: (passage: string, code: CodeId) => readonly string[]
  /** How many different terms of the research question the text uses. */
  readonly questionTerms: (text: string) => number
  readonly language: Language
}

const fieldsOf = (code: Code): readonly (readonly [text: string, weight: number])[] => [
  [code.name.replaceAll('_', ' '), weights.name],
  [code.definition, weights.definition],
  ...code.anchors.map(({ text }) => [text, weights.anchor] as const),
  ...code.inclusion.map((rule) => [rule, weights.rule] as const),
]

function weightedTerms(code: Code, language: Language): ReadonlyMap<string, number> {
  const frequency = new Map<string, number>()
  for (const [text, weight] of fieldsOf(code))
    for (const [term] of termsOf(text, language)) frequency.set(term, (frequency.get(term) ?? 0) + weight)
  return frequency
}

const sum = (numbers: Iterable<number>): number => {
  let total = 0
  for (const number of numbers) total += number
  return total
}

/**
 * For each term, what it adds to the score of each code that uses it: BM25 with the text as the query and the codes as the
 * documents, divided by the weight of a term that only one code uses, so that a threshold means the same in a codebook of
 * three codes as in one of fifty.
 *
 * @see Robertson, S. & Zaragoza, H. (2009). The Probabilistic Relevance Framework: BM25 and Beyond, sections 3.3 to 3.6.
 */
function termGains(codes: readonly Code[], language: Language): ReadonlyMap<string, ReadonlyMap<CodeId, number>> {
  const documents = codes.map((code) => ({ id: code.id, terms: weightedTerms(code, language) }))
  const lengths = documents.map(({ terms }) => sum(terms.values()))
  const meanLength = Math.max(1, sum(lengths) / Math.max(1, codes.length))
  const users = new Map<string, number>()
  for (const { terms } of documents) for (const term of terms.keys()) users.set(term, (users.get(term) ?? 0) + 1)
  const rarity = (n: number) => Math.log(1 + (codes.length - n + 0.5) / (n + 0.5))

  const gains = new Map<string, Map<CodeId, number>>()
  documents.forEach(({ id, terms }, i) => {
    const norm = saturation * (1 - lengthEffect + lengthEffect * (lengths[i]! / meanLength))
    for (const [term, frequency] of terms) {
      const gain = (rarity(users.get(term)!) / rarity(1)) * ((frequency * (saturation + 1)) / (frequency + norm))
      const ofTerm = gains.get(term) ?? new Map<CodeId, number>()
      gains.set(term, ofTerm.set(id, gain))
    }
  })
  return gains
}

/** What the rest of a text counts beside its best sentence: long texts touch on every code somewhere. */
const shareOfTheRest = 0.2

function indexCodebook(codebook: Codebook, language: Language): CodebookIndex {
  const gains = termGains(codebook.codes, language)
  const distinctTerms = (text: string): ReadonlySet<string> => {
    const terms = new Set<string>()
    for (const [term] of termsOf(text, language)) terms.add(term)
    return terms
  }
  const question = distinctTerms(codebook.researchQuestion)
  const byId = new Map(codebook.codes.map((code) => [code.id, code]))

  const scoreOf = (terms: ReadonlySet<string>): ReadonlyMap<CodeId, number> => {
    const scores = new Map<CodeId, number>()
    for (const term of terms)
      for (const [id, gain] of gains.get(term) ?? []) scores.set(id, (scores.get(id) ?? 0) + gain)
    return scores
  }

  const scores = (text: string): readonly CodeScore[] => {
    const all = new Set<string>()
    const best = new Map<CodeId, { score: number; passage: string }>()
    for (const passage of passagesOf(text)) {
      const terms = distinctTerms(passage)
      for (const term of terms) all.add(term)
      for (const [id, score] of scoreOf(terms)) if (score > (best.get(id)?.score ?? 0)) best.set(id, { score, passage })
    }
    const whole = scoreOf(all)
    return [...best].map(([id, { score, passage }]) => ({
      code: byId.get(id)!,
      score: score + shareOfTheRest * (whole.get(id)! - score),
      passage,
    }))
  }

  const commonWords = (passage: string, code: CodeId): readonly string[] => {
    const words = new Map<string, { word: string; gain: number }>()
    for (const [term, word] of termsOf(passage, language)) {
      const gain = gains.get(term)?.get(code)
      if (gain !== undefined && !words.has(term)) words.set(term, { word, gain })
    }
    return [...words.values()].sort((a, b) => b.gain - a.gain).map(({ word }) => word)
  }

  const questionTerms = (text: string): number => {
    let found = 0
    for (const term of distinctTerms(text)) if (question.has(term)) found += 1
    return found
  }

  return { scores, commonWords, questionTerms, language }
}

const ownLanguage = ({ researchQuestion, codes }: Codebook): Language =>
  languageOf([researchQuestion, ...codes.flatMap((code) => fieldsOf(code).map(([text]) => text))].join('\n')) ?? 'other'

/** One index for each language that texts turn out to have; short texts are taken to be in the codebook's own. */
class Indexes {
  readonly #own: Language
  readonly #made = new Map<Language, CodebookIndex>()
  readonly #codebook: Codebook

  constructor(codebook: Codebook) {
    this.#codebook = codebook
    this.#own = ownLanguage(codebook)
  }

  for(text: string): CodebookIndex {
    const language = languageOf(text) ?? this.#own
    const index = this.#made.get(language) ?? indexCodebook(this.#codebook, language)
    this.#made.set(language, index)
    return index
  }
}

const known = new WeakMap<Codebook, Indexes>()

/** The codebook, indexed for the language of the text. Codebooks never change, so each is indexed once. */
export function indexFor(codebook: Codebook, text: string): CodebookIndex {
  const indexes = known.get(codebook) ?? new Indexes(codebook)
  known.set(codebook, indexes)
  return indexes.for(text)
}
