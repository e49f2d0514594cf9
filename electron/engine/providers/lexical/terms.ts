import { stemmer as englishStem } from '@orama/stemmers/english'
import { stemmer as germanStem } from '@orama/stemmers/german'
import { stopWords } from './stopWords.ts'

/** `other` is every language we have no stemmer for: its words are compared as they stand. */
export type Language = 'english' | 'german' | 'other'

/** Enough to tell a language, whatever the text's length. */
const guessedFrom = 2000
const shareOfStopWords = 0.15

/** Words in lower case, with their apostrophes made plain; numbers count as words. Emoji and punctuation give none. */
const wordsOf = (text: string): readonly string[] =>
  (text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’]\p{L}+)*/gu) ?? []).map((word) =>
    word.toLowerCase().replaceAll('’', "'"),
  )

/**
 * The language whose stop words are frequent in the text.
 *
 * @returns `undefined` where too few words speak for either: a short answer, a list of names.
 */
export function languageOf(text: string): Language | undefined {
  const words = wordsOf(text.slice(0, guessedFrom))
  const share = (language: 'english' | 'german') =>
    words.filter((word) => stopWords[language].has(word)).length / Math.max(1, words.length)
  const [english, german] = [share('english'), share('german')]
  if (Math.max(english, german) >= shareOfStopWords && english !== german)
    return english > german ? 'english' : 'german'
  return words.length >= 12 ? 'other' : undefined
}

/** Stemming costs most of the time, and words repeat: each is stemmed once. Bounded, since texts are not. */
const rememberedStems = 50_000
const longestWord = 60

function remember(stem: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>()
  return (word) => {
    if (word.length > longestWord) return word
    const before = known.get(word)
    if (before !== undefined) return before
    if (known.size >= rememberedStems) known.clear()
    const stemmed = stem(word)
    known.set(word, stemmed)
    return stemmed
  }
}

const stems: Record<Language, (word: string) => string> = {
  english: remember((word) => englishStem(word.replace(/'s$/, ''))),
  // The stemmer leaves „Kollegin“ and „Kolleginnen“ apart: kollegin, kolleginn.
  german: remember((word) => germanStem(word).replace(/inn$/, 'in')),
  other: (word) => word,
}

const isStopWord = (word: string, language: Language): boolean =>
  language === 'other'
    ? stopWords.english.has(word) || stopWords.german.has(word)
    : stopWords[language].has(word) || word.length < 2

/** The terms of a text, in order and with repetitions, each beside the word it stands for. */
export function* termsOf(text: string, language: Language): Generator<readonly [term: string, word: string]> {
  const stem = stems[language]
  for (const word of wordsOf(text)) if (!isStopWord(word, language)) yield [stem(word), word]
}
