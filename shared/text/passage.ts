/** A stretch of a normalised text, found but not yet a segment of a document. `start` and `end` as in `Segment`. */
export interface Passage {
  readonly start: number
  readonly end: number
  /** The row of the file it came from, counted as a spreadsheet counts. */
  readonly row?: number
  readonly speaker?: string
}

/** The stretch without the white space around it; nothing where only white space is left. */
export function trimmed(text: string, start: number, end: number): Passage | undefined {
  const stretch = text.slice(start, end)
  const kept = stretch.trim().length
  if (kept === 0) return undefined
  const from = start + stretch.length - stretch.trimStart().length
  return { start: from, end: from + kept }
}

/** The passages that remain when a text is cut at every match of `separator`, a pattern with the flag `g`. */
export function* between(text: string, separator: RegExp): Generator<Passage> {
  let start = 0
  for (const match of text.matchAll(separator)) {
    const passage = trimmed(text, start, match.index)
    if (passage) yield passage
    start = match.index + match[0].length
  }
  const last = trimmed(text, start, text.length)
  if (last) yield last
}
