import { paragraphs } from './paragraphs.ts'
import { type Passage, trimmed } from './passage.ts'

/** In UTF-16 code units. So far ahead is a letter looked for that could still move the last boundary in a window. */
const windowSize = 1024
const lookAhead = 8192

/**
 * Sentences of a normalised text, by the rules of `Intl.Segmenter`. A sentence never reaches across paragraphs; a line
 * break within one is a mere space, since texts wrapped by hand break lines anywhere.
 *
 * @param language a BCP 47 tag; one that is no tag is taken as if no language were known.
 */
export function* sentences(text: string, language: string): Generator<Passage> {
  const rules = new Intl.Segmenter(knownTag(language), { granularity: 'sentence' })
  for (const { start, end } of paragraphs(text)) {
    const paragraph = text.slice(start, end).replaceAll('\n', ' ')
    let from = 0
    for (const to of sentenceEnds(paragraph, rules, windowSize)) {
      const sentence = trimmed(text, start + from, start + to)
      if (sentence) yield sentence
      from = to
    }
  }
}

/**
 * Where the sentences of a text end, read through a moving window: iterating over `Intl.Segmenter` costs time quadratic
 * in the length of what it was given, about a minute for one megabyte. The last sentence of a window may be cut short,
 * and while it holds no letter even the boundary before it is open (Unicode Standard Annex 29, rule SB8 looks ahead to
 * the next letter): then the window grows, unless only figures and signs follow anyway.
 */
export function* sentenceEnds(text: string, rules: Intl.Segmenter, size: number): Generator<number> {
  let start = 0
  let length = size
  while (start + length < text.length) {
    const found = [...rules.segment(text.slice(start, start + length))]
    const last = found.at(-1)!
    const open = start + last.index
    const settled = length >= lookAhead || letter.test(last.segment) || !letter.test(text.slice(open, open + lookAhead))
    if (last.index === 0 || !settled) {
      length *= 2
      continue
    }
    yield* found.slice(1).map(({ index }) => start + index)
    start += last.index
    length = size
  }
  for (const { index, segment } of rules.segment(text.slice(start))) yield start + index + segment.length
}

const letter = /\p{L}/u

function knownTag(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0]
  } catch {
    return undefined
  }
}
