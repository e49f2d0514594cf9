/** In characters. The browser may keep the parts of a blob on disk; one long string it must keep in memory. */
const partLength = 1_000_000

/** Text that comes in pieces, as one blob in UTF-8. */
export async function textBlob(pieces: Iterable<string> | AsyncIterable<string>, type: string): Promise<Blob> {
  const parts: Blob[] = []
  let part = ''
  for await (const piece of pieces) {
    part += piece
    if (part.length < partLength) continue
    parts.push(new Blob([part]))
    part = ''
  }
  return new Blob([...parts, part], { type })
}
