import { canonicalJson } from '../../../shared/std/canonicalJson.ts'
import type { FrameParts } from './frame.ts'

/** A named part of a question that differs from a known one, both shortened to where they part. */
export interface Difference {
  /** E.g. `codebook`, or `settings.temperature`. */
  readonly part: string
  readonly asked: string
  readonly known: string
}

/** What explains a miss best comes first: the codebook before the system text and the schema that are written from it. */
const order = [
  'operation',
  'version',
  'settings',
  'codebook',
  'onBehalfOf',
  'occasion',
  'context',
  'system',
  'reply',
] as const

/** Where two frames differ; empty for equal ones. */
export const differences = (asked: FrameParts, known: FrameParts): Difference[] =>
  order.flatMap((part) =>
    part === 'settings' ? settingsDifferences(asked, known) : difference(part, asked[part], known[part]),
  )

function settingsDifferences({ settings: asked }: FrameParts, { settings: known }: FrameParts): Difference[] {
  const names = new Set([...Object.keys(asked), ...Object.keys(known)]) as Set<keyof typeof asked>
  return [...names].flatMap((name) => difference(`settings.${name}`, asked[name], known[name]))
}

export function difference(part: string, a: unknown, b: unknown): Difference[] {
  const [asked, known] = [textOf(a), textOf(b)]
  if (asked === known) return []
  const from = Math.max(0, firstDifference(asked, known) - 20)
  return [{ part, asked: excerpt(asked, from), known: excerpt(known, from) }]
}

/** A parameter that was left to the provider is not an empty one. */
const textOf = (value: unknown): string => {
  if (value === undefined) return '–'
  return typeof value === 'string' ? value : canonicalJson(value)
}

function firstDifference(a: string, b: string): number {
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  return at
}

const excerptLength = 120

const excerpt = (text: string, from: number) =>
  `${from > 0 ? '…' : ''}${text.slice(from, from + excerptLength)}${from + excerptLength < text.length ? '…' : ''}`
