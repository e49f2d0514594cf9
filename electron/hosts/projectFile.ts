import { open } from 'node:fs/promises'
import { z } from 'zod'
import { ProjectId } from '../../shared/domain/ids.ts'

/** The first line of a project file: all that a host reads of it. The rest is the researcher's, and passes as text. */
const Head = z.object({
  intercoder: z.literal('project'),
  version: z.int().positive(),
  revision: z.int().nonnegative(),
  savedAt: z.iso.datetime(),
  info: z.object({ id: ProjectId, name: z.string() }),
})
export type Head = z.infer<typeof Head>

/** A piece that `projects.read` hands over; longer only where a single line is longer. */
const pieceBytes = 4 * 1024 * 1024
/** A first line holds an id, a name and dates. */
const headBytes = 64 * 1024
function headOf(line: string): Head | undefined {
  try {
    return Head.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}

/** @returns `undefined` where the file does not begin as a project file does. */
export async function readHead(path: string): Promise<Head | undefined> {
  const handle = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    const end = buffer.subarray(0, bytesRead).indexOf(0x0a)
    return headOf(buffer.toString('utf8', 0, end < 0 ? bytesRead : end))
  } finally {
    await handle.close()
  }
}

/** Bytes from `offset` up to the end of the last whole line in the piece, or of the first line where that is longer. */
export async function readPiece(path: string, offset: number): Promise<{ text: string; next?: number }> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    const pieces: Buffer[] = []
    for (let place = offset; place < size; ) {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(pieceBytes), 0, pieceBytes, place)
      if (bytesRead === 0) break
      const end = place + bytesRead >= size ? bytesRead : buffer.subarray(0, bytesRead).lastIndexOf(0x0a) + 1
      pieces.push(buffer.subarray(0, end === 0 ? bytesRead : end))
      place += end === 0 ? bytesRead : end
      if (end === 0) continue
      const text = Buffer.concat(pieces).toString('utf8')
      return place < size ? { text, next: place } : { text }
    }
    return { text: Buffer.concat(pieces).toString('utf8') }
  } finally {
    await handle.close()
  }
}
