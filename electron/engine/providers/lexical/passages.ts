/** A sentence longer than this is cut at white space, so that evidence stays short enough to be read. */
const longestPassage = 500

const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** Where a cut at most `longestPassage` after `start` hurts least: after white space, else between two characters. */
function cutAfter(text: string, start: number): number {
  const furthest = start + longestPassage
  const space = Math.max(text.lastIndexOf(' ', furthest), text.lastIndexOf('\n', furthest))
  if (space > start) return space + 1
  const low = text.charCodeAt(furthest)
  return low >= 0xdc00 && low <= 0xdfff ? furthest - 1 : furthest
}

function* cut(text: string): Generator<string> {
  let start = 0
  while (text.length - start > longestPassage) {
    const end = cutAfter(text, start)
    yield text.slice(start, end)
    start = end
  }
  yield text.slice(start)
}

/** The sentences of a text, verbatim but for the white space around them; long ones in pieces of at most 500 UTF-16 code units. */
export function passagesOf(text: string): readonly string[] {
  // Most units are one sentence, and the segmenter is by far the slowest step.
  const whole = text.length <= longestPassage && !/[.!?…。！？\n][\s\S]/u.test(text.trimEnd())
  const pieces = whole ? [text] : Array.from(sentences.segment(text), ({ segment }) => [...cut(segment)]).flat()
  return pieces.map((piece) => piece.trim()).filter((piece) => piece !== '')
}
