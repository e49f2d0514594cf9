import type { Code, Scale } from '../../../shared/domain/code.ts'
import { type Codebook, codePath } from '../../../shared/domain/codebook.ts'

/** The codebook in words for a model: everything that coders are told, and nothing of how it looks on screen. */
export const describeCodebook = ({ researchQuestion, rules, codes }: Codebook): string =>
  [
    ...(researchQuestion ? [`Research question: ${researchQuestion}`] : []),
    ...(rules.length > 0 ? [`Rules for every code:\n${list(rules)}`] : []),
    'Codebook:',
    ...codes.map((code) => describeCode(code, codePath(codes, code.id))),
  ].join('\n\n')

const describeCode = ({ id, definition, inclusion, exclusion, anchors, scale }: Code, path: readonly string[]) =>
  [
    `[${id}] ${path.join(' > ')}`,
    ...(definition ? [`Definition: ${definition}`] : []),
    ...(inclusion.length > 0 ? [`It applies:\n${list(inclusion)}`] : []),
    ...(exclusion.length > 0 ? [`It does not apply:\n${list(exclusion)}`] : []),
    ...(anchors.length > 0 ? [`Examples:\n${list(anchors.map(({ text }) => `“${text}”`))}`] : []),
    ...(scale ? [describeScale(scale)] : []),
  ].join('\n')

const describeScale = ({ level, min, max, labels }: Scale) =>
  [
    `Give it a value from ${min} to ${max} (${level})`,
    ...labels.map((label, step) => `${min + step} is “${label}”`),
  ].join('; ')

const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n')

/**
 * The codebook as the key of a question knows it: what is shown, in parts, so that no wording can make two codebooks look
 * alike. Its name, its colours and where an anchor was taken from are not shown, and asking anew because of them would be waste.
 */
export const shownCodebook = ({ researchQuestion, rules, severalCodes, codes }: Codebook) => ({
  researchQuestion,
  rules,
  severalCodes,
  codes: codes.map(({ id, definition, inclusion, exclusion, anchors, scale }) => ({
    id,
    path: codePath(codes, id),
    definition,
    inclusion,
    exclusion,
    anchors: anchors.map(({ text }) => text),
    scale,
  })),
})
