import type { Attribute } from '../domain/attribute.ts'
import { attributeFrom } from './attributeType.ts'

const line = /^(?<key>[^\s:#][^:]{0,199}):(?:\s+(?<value>.*))?$/u

/**
 * The lines `key: value` between two `---` at the head of a markdown text, as attributes, and the text after them. Lists,
 * nested values and repeated keys are more than attributes can say: such a head stays in the text, so nothing is lost.
 */
export function readFrontMatter(text: string): { readonly attributes: readonly Attribute[]; readonly text: string } {
  const whole = { attributes: [], text }
  const head = /^---[^\S\n]*\n(?<lines>(?:(?!---[^\S\n]*(?:\n|$)).*\n){1,200}?)---[^\S\n]*(?:\n|$)/.exec(text)
  if (!head?.groups) return whole
  const lines = head.groups.lines!.split('\n').filter((l) => l.trim() !== '' && !l.startsWith('#'))
  const pairs = lines.map((l) => line.exec(l.trimEnd())?.groups)
  const attributes = pairs.flatMap((pair) =>
    pair?.value ? [attributeFrom(pair.key!.trim(), unquoted(pair.value))] : [],
  )
  const unique = new Set(attributes.map(({ name }) => name)).size === attributes.length
  return attributes.length === lines.length && unique ? { attributes, text: text.slice(head[0].length) } : whole
}

const unquoted = (value: string): string => /^\s*(["'])(?<inside>.*)\1\s*$/u.exec(value)?.groups?.inside ?? value
