import { CodeId } from '../domain/ids.ts'
import { canonicalJson } from '../std/canonicalJson.ts'
import { sha256 } from '../std/sha256.ts'

/**
 * The id of a code that came without one: made of its path, so that reading the same codebook again finds the same codes.
 * The name's letters make it readable, the hash of the whole path makes it one of its own.
 */
export function codeIdFrom(path: readonly string[]): CodeId {
  const words = (path.at(-1) ?? '').toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const slug = [...words.join('-')].slice(0, 40).join('')
  return CodeId.parse(`${slug || 'code'}-${sha256(canonicalJson(path)).slice(0, 10)}`)
}
