const linesAtOnce = 500
/** UTF-16 code units; one line alone may be longer. */
const lengthAtOnce = 4_000_000

/** Lines of a cache bundle in pieces that one call can carry; empty lines are left out. */
export async function* bundleBatches(lines: AsyncIterable<string>): AsyncGenerator<readonly string[], void> {
  let batch: string[] = []
  let length = 0
  for await (const line of lines) {
    if (line === '') continue
    batch.push(line)
    length += line.length
    if (batch.length < linesAtOnce && length < lengthAtOnce) continue
    yield batch
    batch = []
    length = 0
  }
  if (batch.length > 0) yield batch
}
