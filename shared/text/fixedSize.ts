import type { Passage } from './passage.ts'

/** Marks, joiners and skin tones belong to the character before them. */
const attached = /\p{M}|\u200d|[\u{1f3fb}-\u{1f3ff}]/uy

/**
 * Passages of at most `size` code units, whatever the text says. A passage ends at white space where the last quarter of
 * its length has some, and else between two characters, never within one. The next begins exactly `overlap` code units
 * before that end, or at the first character from there on that is whole and no white space; after a gap too
 * wide to go back over, it begins behind the gap.
 *
 * One character longer than `size` (a letter under a heap of marks) makes a longer passage.
 */
export function* fixedSize(text: string, size: number, overlap: number): Generator<Passage> {
  const limit = text.trimEnd().length
  let start = spaceEnd(text, 0)
  let reached = 0
  while (start < limit) {
    const end = pieceEnd(text, start, limit, size, overlap)
    // In a gap as wide as what is new in a passage, going back would only find the last passage's end again.
    const back = end > reached ? end - overlap : reached
    if (end > reached) yield { start, end }
    if (end >= limit) return
    reached = Math.max(reached, end)
    start = spaceEnd(text, back > start ? wholeFrom(text, back) : reached)
  }
}

function pieceEnd(text: string, start: number, limit: number, size: number, overlap: number): number {
  if (start + size >= limit) return limit
  const cut = cutNear(text, start + size, start + Math.floor(size * 0.75), start + overlap)
  return start + text.slice(start, Math.min(cut, limit)).trimEnd().length
}

/** The last white space up to `latest`, else the last place between two characters, else the first one after. */
function cutNear(text: string, latest: number, earliest: number, overlapEnd: number): number {
  for (let at = latest; at > earliest && at > overlapEnd; at--) if (isSpace(text, at)) return at
  for (let at = latest; at > overlapEnd; at--) if (startsCharacter(text, at)) return at
  return wholeFrom(text, latest)
}

const isSpace = (text: string, at: number): boolean => text.charAt(at).trim() === ''

function spaceEnd(text: string, from: number): number {
  let at = from
  while (at < text.length && isSpace(text, at)) at++
  return at
}

function wholeFrom(text: string, from: number): number {
  let at = from
  while (at < text.length && !startsCharacter(text, at)) at++
  return at
}

/** White space is nobody's base: it is cut away from around passages, whatever mark follows it. */
function startsCharacter(text: string, at: number): boolean {
  if (at === 0 || isSpace(text, at - 1)) return true
  if (isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1))) return false
  attached.lastIndex = at
  return text[at - 1] !== '\u200d' && !attached.test(text)
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
