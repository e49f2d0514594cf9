import type { HostClient } from '../../../../shared/contract/contract.ts'
import type { CacheKey, ProjectId } from '../../../../shared/domain/ids.ts'
import { bundleBatches } from '../../../../shared/exchange/bundleBatches.ts'

type BundleClient = Pick<HostClient, 'cache.export' | 'cache.import'>

const repliesAtOnce = 500

/**
 * All that a project remembers, as the text of a file.
 *
 * @param tell hears how many replies were handed over, at most.
 * @returns `undefined` where it was stopped: half a bundle is no bundle.
 */
export async function exportBundle(
  client: BundleClient,
  projectId: ProjectId,
  tell: (done: number) => void,
  signal: AbortSignal,
): Promise<Blob | undefined> {
  const parts: string[] = []
  let after: CacheKey | undefined
  for (let done = repliesAtOnce; !signal.aborted; done += repliesAtOnce) {
    const { lines, next } = await client['cache.export']({ projectId, limit: repliesAtOnce, ...(after && { after }) })
    parts.push(...lines.map((line) => `${line}\n`))
    if (next === undefined) return new Blob(parts, { type: 'application/jsonl' })
    after = next
    tell(done)
  }
  return undefined
}

export interface Imported {
  readonly added: number
  readonly known: number
  readonly refused: number
}

/**
 * Takes in the lines of a bundle. What was taken in before it was stopped stays: each reply is whole by itself.
 *
 * @param tell hears the share of the file that was read.
 */
export async function importBundle(
  client: BundleClient,
  projectId: ProjectId,
  file: Blob,
  tell: (share: number) => void,
  signal: AbortSignal,
): Promise<Imported> {
  const sum = { added: 0, known: 0, refused: 0 }
  let read = 0
  for await (const lines of bundleBatches(linesOf(file))) {
    if (signal.aborted) break
    const { added, known, refused } = await client['cache.import']({ projectId, lines })
    sum.added += added
    sum.known += known
    sum.refused += refused
    read += lines.reduce((length, line) => length + line.length + 1, 0)
    tell(Math.min(1, read / file.size))
  }
  return sum
}

const pieceBytes = 1 << 20

/** Line by line without the whole file in memory. Lines end with a line feed and nothing else. */
async function* linesOf(file: Blob): AsyncGenerator<string, void> {
  const decoder = new TextDecoder()
  let rest = ''
  for (let start = 0; start < file.size; start += pieceBytes) {
    const bytes = await file.slice(start, start + pieceBytes).arrayBuffer()
    const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  rest += decoder.decode()
  if (rest !== '') yield rest
}
