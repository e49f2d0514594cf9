import type { ReadOptions } from '../../../shared/contract/files.ts'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import type { ContentProblem } from './content.ts'

type Encoding = NonNullable<ReadOptions['encoding']>
interface DecodedText {
  readonly text: string
  readonly encoding: Encoding
}

/**
 * The characters of the bytes 80 to 9F in windows-1252; the five undefined ones are left blank. Written out because
 * `TextDecoder` takes these bytes for control characters in some versions of Node, 20 among them.
 */
const high1252 = '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'

/**
 * Bytes as text. What the file says of itself by a byte order mark comes first, then what it can only be: a NUL byte is
 * no part of a text but in UTF-16, and words in another encoding are almost never valid UTF-8. What remains is
 * windows-1252, in which nearly any bytes are characters, so the encoding is told and can be overruled.
 *
 * @param wanted overrules all this; bytes that do not fit it are `undecodable`.
 */
export function decodeText(bytes: Uint8Array, wanted?: Encoding): Outcome<DecodedText, ContentProblem> {
  if (wanted) return textIn(bytes, wanted) ?? fail({ code: 'undecodable', detail: wanted })
  const marked = markOf(bytes)
  if (marked) return textIn(bytes, marked) ?? fail({ code: 'undecodable', detail: marked })
  if (bytes.includes(0)) {
    const wide = wideOrder(bytes)
    return (wide && textIn(bytes, wide)) ?? fail({ code: 'binary' })
  }
  const utf8 = textIn(bytes, 'utf-8')
  if (utf8) return utf8
  return hasControls(bytes)
    ? fail({ code: 'binary' })
    : (textIn(bytes, 'windows-1252') ?? fail({ code: 'undecodable' }))
}

function markOf(bytes: Uint8Array): Encoding | undefined {
  const [a, b, c] = bytes
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  return undefined
}

/** Letters and spaces of most scripts have a zero in the same half of each pair of bytes, and never in the other. */
function wideOrder(bytes: Uint8Array): Encoding | undefined {
  const zeros = [0, 0]
  for (let i = bytes.indexOf(0); i !== -1; i = bytes.indexOf(0, i + 1)) zeros[i % 2]! += 1
  if (bytes.length % 2 === 1) return undefined
  if (zeros[0] === 0) return 'utf-16le'
  return zeros[1] === 0 ? 'utf-16be' : undefined
}

/** @returns nothing where the bytes are no text in that encoding. */
function textIn(bytes: Uint8Array, encoding: Encoding) {
  const text = encoding === 'windows-1252' ? decode1252(bytes) : decodeUnicode(bytes, encoding)
  return text === undefined || text.includes('\0') ? undefined : succeed({ text, encoding })
}

function decodeUnicode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return undefined
    throw error
  }
}

function decode1252(bytes: Uint8Array): string | undefined {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const text = latin1.replace(
    /[\u0080-\u009f]/g,
    (character) => high1252[character.charCodeAt(0) - 0x80]!.trim() || '\0',
  )
  return text.includes('\0') ? undefined : text
}

/** Control characters but tab, line ends, form feed and the escape and end marks that old programs leave. */
const hasControls = (bytes: Uint8Array): boolean =>
  bytes.some((byte) => byte < 0x20 && !(byte >= 0x09 && byte <= 0x0d) && byte !== 0x1a && byte !== 0x1b)
