import type { Attribute } from '../domain/attribute.ts'
import { attributeFrom } from './attributeType.ts'

/**
 * Attributes that a file's name holds, read by a pattern such as `{site}_{wave}_*`: `{name}` takes all up to where
 * what follows it in the pattern first stands, `*` the same and may be nothing, all else stands for itself. The ending of the file name is left out.
 * A name that does not fit the pattern has no attributes, and neither has one whose pattern leaves open where a name ends.
 */
export function fileNameAttributes(fileName: string, pattern: string): readonly Attribute[] {
  const stem = fileName.replace(/\.[^.]*$/, '').normalize('NFC')
  const parts = pattern.normalize('NFC').split(/(\{[^{}]{1,100}\}|\*)/)
  // `split` with a group puts the literals at even places and the placeholders between them.
  const literals = parts.filter((_, i) => i % 2 === 0)
  const holders = parts.filter((_, i) => i % 2 === 1)
  if (!stem.startsWith(literals[0]!) || literals.slice(1, -1).includes('')) return []
  let at = literals[0]!.length
  const attributes = new Map<string, Attribute>()
  for (const [i, holder] of holders.entries()) {
    const literal = literals[i + 1]!
    const earliest = holder === '*' ? at : at + 1
    const last = i === holders.length - 1
    const end = last ? stem.length - literal.length : stem.indexOf(literal, earliest)
    if (end < earliest || !stem.startsWith(literal, end)) return []
    const name = holder.slice(1, -1)
    if (holder !== '*' && !attributes.has(name)) attributes.set(name, attributeFrom(name, stem.slice(at, end)))
    at = end + literal.length
  }
  return at === stem.length ? [...attributes.values()] : []
}
