import type { Code, Scale } from '../../../shared/domain/code.ts'
import type { Codebook } from '../../../shared/domain/codebook.ts'
import { CodeId } from '../../../shared/domain/ids.ts'
import { colourOf } from '../../../shared/domain/palette.ts'

/**
 * What keeps a draft from becoming a version. A draft is a codebook on its way: names may be missing and rules empty
 * while somebody types.
 */
export type DraftProblem =
  | { readonly kind: 'noName'; readonly codeId: CodeId }
  | { readonly kind: 'longName'; readonly codeId: CodeId; readonly name: string }
  | { readonly kind: 'sameName'; readonly codeId: CodeId; readonly name: string }
  | { readonly kind: 'scaleRange'; readonly codeId: CodeId; readonly name: string }
  | { readonly kind: 'scaleLabels'; readonly codeId: CodeId; readonly name: string }

const longestName = 200

/** Names that a reader would take for the same: letter case and stray spaces do not tell siblings apart. */
const comparable = (name: string) => name.trim().replace(/\s+/g, ' ').normalize('NFC').toLowerCase()

export function problemsOf({ codes }: Codebook): readonly DraftProblem[] {
  const taken = new Set<string>()
  const problemOf = (code: Code): DraftProblem | undefined => {
    const { id: codeId } = code
    const name = code.name.trim()
    if (name === '') return { kind: 'noName', codeId }
    if (name.length > longestName) return { kind: 'longName', codeId, name: `${name.slice(0, 40)}…` }
    const place = JSON.stringify([code.parentId ?? '', comparable(name)])
    if (taken.has(place)) return { kind: 'sameName', codeId, name }
    taken.add(place)
    const kind = code.scale && scaleProblem(code.scale)
    return kind && { kind, codeId, name }
  }
  return codes.flatMap((code) => problemOf(code) ?? [])
}

function scaleProblem({ min, max, labels }: Scale): 'scaleRange' | 'scaleLabels' | undefined {
  if (!Number.isInteger(min) || !Number.isInteger(max) || min >= max) return 'scaleRange'
  return labels.length > max - min + 1 ? 'scaleLabels' : undefined
}

/** The draft as it would be kept: without stray spaces, and without rules, anchors and labels that were left empty. */
export const tidied = (draft: Codebook): Codebook => ({
  ...draft,
  name: draft.name.trim(),
  researchQuestion: draft.researchQuestion.trim(),
  rules: filled(draft.rules),
  codes: draft.codes.map(tidiedCode),
})

const tidiedCode = (code: Code): Code => ({
  ...code,
  name: code.name.trim(),
  definition: code.definition.trim(),
  inclusion: filled(code.inclusion),
  exclusion: filled(code.exclusion),
  // A passage of the data is kept to the letter: its offsets say where it stands.
  anchors: code.anchors.flatMap((anchor) =>
    anchor.source ? [anchor] : anchor.text.trim() === '' ? [] : [{ text: anchor.text.trim() }],
  ),
  ...(code.scale && { scale: { ...code.scale, labels: withoutTail(code.scale.labels) } }),
})

const filled = (lines: readonly string[]) => lines.map((line) => line.trim()).filter((line) => line !== '')

/** A label's place says which value it names, so only the empty ones at the end can go. */
const withoutTail = (labels: readonly string[]) => {
  const trimmed = labels.map((label) => label.trim())
  return trimmed.slice(0, trimmed.findLastIndex((label) => label !== '') + 1)
}

/** A code to be described, in the next colour of the palette. */
export const blankCode = (codes: readonly Code[]): Code => ({
  id: CodeId.parse(crypto.randomUUID()),
  name: '',
  definition: '',
  inclusion: [],
  exclusion: [],
  anchors: [],
  colour: colourOf(codes.length),
})
