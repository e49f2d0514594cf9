import type { Turn } from './words.ts'

/** A conversation as one text, and where each turn's own words stand in it: UTF-16 code units, without the speaker's name. */
interface Transcript {
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  readonly speakers: readonly string[]
}

/** Writes turns as people write transcripts: `Name: words`, a blank line between two turns. */
export function transcriptOf(turns: readonly Turn[]): Transcript {
  let text = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const [speaker, words] of turns) {
    text += `${text === '' ? '' : '\n\n'}${speaker}: `
    starts.push(text.length)
    text += words
    ends.push(text.length)
  }
  return { text, starts, ends, speakers: turns.map(([speaker]) => speaker) }
}
