import type { IncomingMessage } from 'node:http'
import { BadCall } from '../../../shared/contract/bind.ts'
import { maxFileBytes } from '../../../shared/contract/files.ts'

/** A body above the limit: refused before it is held in memory. */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
}

/** A project's longest line is a document's text, which JSON may write with twice its bytes. */
const maxJsonBytes = 3 * maxFileBytes
/** Above what is read at all, so that a file that is too large gets its own sentence. */
const maxBinaryBytes = 2 * maxFileBytes
export const maxHeaderBytes = 64 * 1024

async function bodyOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new TooLarge()
  const pieces: Buffer[] = []
  let size = 0
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length
    if (size > limit) throw new TooLarge()
    pieces.push(piece)
  }
  return Buffer.concat(pieces, size)
}

function parse(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BadCall(`${what} is not valid JSON`)
  }
}

/**
 * The input of a call: JSON; or bytes of a file, with the rest of the input, URI-encoded JSON, in the header `x-input`.
 *
 * @throws BadCall or TooLarge
 */
export async function inputOf(request: IncomingMessage): Promise<unknown> {
  const type = request.headers['content-type'] ?? ''
  if (type.startsWith('application/json'))
    return parse((await bodyOf(request, maxJsonBytes)).toString('utf8'), 'the body')
  if (!type.startsWith('application/octet-stream')) throw new BadCall('a call is JSON, or bytes')
  const header = request.headers['x-input']
  if (typeof header !== 'string') throw new BadCall('bytes came without the header x-input')
  let text: string
  try {
    text = decodeURIComponent(header)
  } catch {
    throw new BadCall('the header x-input is not URI-encoded')
  }
  const rest = parse(text, 'the header x-input')
  if (typeof rest !== 'object' || rest === null) throw new BadCall('the header x-input holds no object')
  return { ...rest, bytes: new Uint8Array(await bodyOf(request, maxBinaryBytes)) }
}
