import { between, type Passage } from './passage.ts'

const blankLine = /\n[^\S\n]*\n/
const blankLines = /\n(?:[^\S\n]*\n)+/g
const lineBreak = /\n/g

/**
 * Paragraphs of a normalised text: a blank line separates them. A text that has none was written with one line a
 * paragraph, so there every line break separates.
 */
export const paragraphs = (text: string): Generator<Passage> =>
  between(text, blankLine.test(text.trim()) ? blankLines : lineBreak)
