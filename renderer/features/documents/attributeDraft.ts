import { Attribute } from '../../../shared/domain/attribute.ts'

/** An attribute while it is typed: the value is still text, whatever the type will make of it. */
export interface AttributeDraft {
  readonly name: string
  readonly type: Attribute['type']
  readonly value: string
}

/** Why a line cannot be kept; said beside it. */
export type AttributeProblem = 'noName' | 'sameName' | 'noNumber' | 'noDate'

export const draftOf = ({ name, type, value }: Attribute): AttributeDraft => ({ name, type, value: String(value) })

/** A decimal comma is read as a decimal point: here it is one value, so it cannot be a list. */
const numberIn = (value: string): number | undefined => {
  const text = value.trim().replace(',', '.')
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined
}

/** What is wrong with each line, by its place; empty where all can be kept. Lines without name and value count as not there. */
export function attributeProblems(drafts: readonly AttributeDraft[]): ReadonlyMap<number, AttributeProblem> {
  const problems = new Map<number, AttributeProblem>()
  const names = new Set<string>()
  for (const [place, draft] of drafts.entries()) {
    if (isBlank(draft)) continue
    const problem = problemWith(draft, names)
    if (problem) problems.set(place, problem)
    names.add(draft.name.trim())
  }
  return problems
}

const isBlank = ({ name, type, value }: AttributeDraft) =>
  name.trim() === '' && (type === 'boolean' || value.trim() === '')

function problemWith({ name, type, value }: AttributeDraft, names: ReadonlySet<string>): AttributeProblem | undefined {
  if (name.trim() === '') return 'noName'
  if (names.has(name.trim())) return 'sameName'
  if (type === 'number' && numberIn(value) === undefined) return 'noNumber'
  if (type === 'date' && !Attribute.safeParse({ name: 'x', type, value: value.trim() }).success) return 'noDate'
  return undefined
}

/** The attributes as typed. Only for drafts without problems. */
export const attributesIn = (drafts: readonly AttributeDraft[]): readonly Attribute[] =>
  drafts
    .filter((draft) => !isBlank(draft))
    .map((draft) => Attribute.parse({ ...draft, name: draft.name.trim(), value: valueIn(draft) }))

function valueIn({ type, value }: AttributeDraft): Attribute['value'] | undefined {
  switch (type) {
    case 'text':
      return value.trim()
    case 'date':
      return value.trim()
    case 'number':
      return numberIn(value)
    case 'boolean':
      return value === 'true'
  }
}

/** The same line with another type, its value kept where the new type can read it. */
export function retyped(draft: AttributeDraft, type: AttributeDraft['type']): AttributeDraft {
  if (type === 'boolean')
    return { ...draft, type, value: String(['true', 'yes', 'ja', '1'].includes(draft.value.trim().toLowerCase())) }
  return { ...draft, type }
}
