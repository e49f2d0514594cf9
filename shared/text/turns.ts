import { type Passage, trimmed } from './passage.ts'

const time = String.raw`(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?(?:-\d{1,2})?`
const stamp = String.raw`(?:[(\[<#]\s?${time}\s?[)\]>#])`
const bold = String.raw`(?:\*{1,3}|_{1,3})?`
const name = String.raw`\p{L}[\p{L}\p{M}\p{N} .'’/&_-]{0,39}?`

/** `Name:`, `NAME (00:01:02):`, `[00:01:02] I:`, `**Name:**`, `[Anna]: `. A colon within a word, as in `http://`, is no label. */
const named = new RegExp(
  `^\\s*${bold}(?:${stamp}\\s*)?${bold}\\[?(?<name>${name})\\]?${bold}\\s*(?:${stamp}|${time})?\\s*${bold}` +
    `(?::${bold}(?=\\s|$)|：${bold})(?:\\s*${stamp})?`,
  'u',
)
/** `Name 00:01:02` on a line of its own, as meeting software writes. */
const timed = new RegExp(`^\\s*${bold}(?<name>${name})${bold}\\s+(?:${stamp}|${time})${bold}\\s*$`, 'u')
/** `[id1] `. Without a digit it would be a remark such as `[laughs]`, without a letter a footnote or a time. */
const bracketed = /^\s*\[(?<name>\p{L}[\p{L}\p{M} ._-]{0,30}\p{N}[\p{L}\p{M}\p{N} ._-]{0,10})\]:?(?=\s|$)/u

/** A label stands at the head of a line; what comes later than this cannot be one. */
const headLength = 120
const mostWords = 4

interface Label {
  readonly speaker: string
  /** Where the line begins, and where the words spoken begin. */
  readonly line: number
  readonly speech: number
  /** Not every word is a name's by its looks, so that only recurring shows it to be one. */
  readonly doubtful: boolean
}

/**
 * Turns of a transcript. A line that begins with a speaker's label begins a turn, which lasts to the next one; label and
 * time are no part of it. A label of up to four words is one if no word begins in lower case (`Frau Meyer:`, `B2:`) or
 * if it recurs (`participant 3:`): `And then she said:` does neither. Text before the first turn has no speaker.
 */
export function* turns(text: string): Generator<Passage> {
  const labels = labelsOf(text)
  const opening = trimmed(text, 0, labels[0]?.line ?? text.length)
  if (opening) yield opening
  for (const [i, { speaker, speech }] of labels.entries()) {
    const turn = trimmed(text, speech, labels[i + 1]?.line ?? text.length)
    if (turn) yield { ...turn, speaker }
  }
}

function labelsOf(text: string): readonly Label[] {
  const labels: Label[] = []
  const times = new Map<string, number>()
  for (let line = 0; line < text.length; ) {
    const lineEnd = text.indexOf('\n', line)
    const next = lineEnd === -1 ? text.length : lineEnd + 1
    const label = labelAt(text, line, lineEnd === -1 ? text.length : lineEnd)
    if (label) {
      labels.push(label)
      times.set(label.speaker, (times.get(label.speaker) ?? 0) + 1)
    }
    line = next
  }
  return labels.filter(({ speaker, doubtful }) => !doubtful || times.get(speaker)! > 1)
}

function labelAt(text: string, line: number, lineEnd: number): Label | undefined {
  const head = text.slice(line, Math.min(lineEnd, line + headLength))
  const match = named.exec(head) ?? bracketed.exec(head) ?? timed.exec(head)
  const speaker = match?.groups?.name?.trim().replace(/\s+/g, ' ')
  if (!match || !speaker) return undefined
  const words = speaker.split(' ')
  if (words.length > mostWords) return undefined
  const doubtful = !bracketed.test(head) && words.some((word) => /^\p{Ll}/u.test(word))
  return { speaker, line, speech: line + match[0].length, doubtful }
}
