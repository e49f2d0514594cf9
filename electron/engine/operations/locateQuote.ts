import type { EvidenceQuote } from '../../../shared/domain/automaticCoding.ts'

/**
 * Finds a quote in the unit's text: as it stands, or else with white space and quotation marks taken loosely, for models
 * straighten quotes and mend line breaks while they copy. Words are never taken loosely.
 *
 * @returns the quote as given, with offsets into `text` (UTF-16 code units) of the first place where it stands; without
 *   offsets where it stands nowhere, and for an empty quote.
 */
export function locateQuote(text: string, quote: string): EvidenceQuote {
  const exact = quote === '' ? -1 : text.indexOf(quote)
  if (exact >= 0) return { text: quote, start: exact, end: exact + quote.length }

  const loose = loosen(text)
  for (const wanted of [loosen(quote).text.trim(), withoutOuterQuotes(loosen(quote).text.trim())]) {
    const found = wanted === '' ? -1 : loose.text.indexOf(wanted)
    if (found < 0) continue
    return { text: quote, start: loose.starts[found]!, end: loose.starts[found + wanted.length - 1]! + 1 }
  }
  return { text: quote }
}

const doubleQuotes = /[“”„‟«»″]/
const singleQuotes = /[‘’‚‛‹›′`´]/

/** Each run of white space as one blank, each quotation mark in its plain form; `starts[i]` is where character i came from. */
function loosen(text: string): { readonly text: string; readonly starts: readonly number[] } {
  const characters: string[] = []
  const starts: number[] = []
  for (let i = 0; i < text.length; i++) {
    const plain = plainForm(text[i]!)
    if (plain === ' ' && characters.at(-1) === ' ') continue
    characters.push(plain)
    starts.push(i)
  }
  return { text: characters.join(''), starts }
}

function plainForm(character: string): string {
  if (/\s/.test(character)) return ' '
  if (doubleQuotes.test(character)) return '"'
  return singleQuotes.test(character) ? "'" : character
}

/** Some models put the quote itself into quotation marks. */
const withoutOuterQuotes = (text: string) => /^(["'])(.*)\1$/.exec(text)?.[2]?.trim() ?? text
