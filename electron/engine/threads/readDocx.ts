import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import type { ContentProblem } from './content.ts'
import { declaredSize } from './declaredSize.ts'

/** Word wraps a document with a password in an older kind of container, which names what lies inside. */
const container = [0xd0, 0xcf, 0x11, 0xe0] as const
const encrypted = Buffer.from('EncryptedPackage', 'utf16le')

/** In bytes. A packed file may grow a thousandfold; one that grows beyond this holds no text that people code. */
const maxUnpackedBytes = 512 * 1024 * 1024

/** The words of a Word document, a blank line between paragraphs; comments, notes and pictures are left out. */
export async function readDocx(bytes: Uint8Array): Promise<Outcome<string, ContentProblem>> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (container.every((byte, i) => buffer[i] === byte)) {
    return fail({ code: buffer.includes(encrypted) ? 'protected' : 'unreadable' })
  }
  const unpacked = declaredSize(buffer)
  if (unpacked === undefined) return fail({ code: 'unreadable' })
  if (unpacked > maxUnpackedBytes) return fail({ code: 'tooLarge' })

  const { default: mammoth } = await import('mammoth')
  try {
    const { value } = await mammoth.extractRawText({ buffer })
    return succeed(value.replace(/\n{3,}/g, '\n\n').trim())
  } catch (error) {
    // The file is all that can be at fault here, and what the library says of it goes along for the log.
    return fail({ code: 'unreadable', detail: String(error) })
  }
}
