import { expect, test } from 'vitest'
import { type Code, Scale } from '../../../shared/domain/code.ts'
import { Codebook } from '../../../shared/domain/codebook.ts'
import { CodeId, DocumentId } from '../../../shared/domain/ids.ts'
import { blankCode, problemsOf, tidied } from './codebookDraft.ts'

const code = (id: string, change: Partial<Code>): Code => ({
  ...blankCode([]),
  id: CodeId.parse(id),
  name: id,
  ...change,
})
const codebook = (...codes: Code[]): Codebook => ({
  name: 'Work',
  researchQuestion: '',
  rules: [],
  severalCodes: true,
  codes,
})
const kinds = (...codes: Code[]) => problemsOf(codebook(...codes)).map(({ kind, codeId }) => `${codeId} ${kind}`)

test('siblings with one name are refused, also where only letter case or spaces differ', () => {
  expect(kinds(code('a', { name: 'Trust' }), code('b', { name: ' trust ' }))).toEqual(['b sameName'])
  expect(kinds(code('a', { name: 'Trust  me' }), code('b', { name: 'Trust me' }))).toEqual(['b sameName'])
})

test('codes below different parents may share a name', () => {
  const parentId = CodeId.parse('a')
  expect(kinds(code('a', { name: 'Other' }), code('b', { name: 'Other', parentId }))).toEqual([])
})

test('a code needs a name of at most 200 characters', () => {
  expect(kinds(code('a', { name: '  ' }), code('b', { name: 'x'.repeat(201) }))).toEqual(['a noName', 'b longName'])
})

test('a scale needs two values, whole numbers, and no more labels than values', () => {
  const scale = (min: number, max: number, labels: string[] = []) =>
    code('a', { scale: { level: 'ordinal', min, max, labels } })
  expect(kinds(scale(1, 1))).toEqual(['a scaleRange'])
  expect(kinds(scale(1, 2.5))).toEqual(['a scaleRange'])
  expect(kinds(scale(Number.NaN, 2))).toEqual(['a scaleRange'])
  expect(kinds(scale(1, 2, ['low', 'high', 'more']))).toEqual(['a scaleLabels'])
  expect(kinds(scale(1, 2, ['low', 'high']))).toEqual([])
})

test('a tidied draft without problems is a codebook', () => {
  const draft = codebook(
    code('a', {
      name: ' Hours ',
      inclusion: ['', ' says when '],
      exclusion: ['  '],
      anchors: [{ text: ' ' }, { text: ' nine to five ' }],
      scale: { level: 'ordinal', min: 1, max: 3, labels: ['low', '', ' '] },
    }),
  )
  const kept = Codebook.parse(tidied({ ...draft, rules: [' ', 'Read twice. '] }))
  expect(kept.rules).toEqual(['Read twice.'])
  expect(kept.codes[0]).toMatchObject({
    name: 'Hours',
    inclusion: ['says when'],
    exclusion: [],
    anchors: [{ text: 'nine to five' }],
  })
  expect(Scale.parse(kept.codes[0]?.scale).labels).toEqual(['low'])
})

test('an anchor taken from the data is kept to the letter', () => {
  const anchor = { text: ' well, ', source: { documentId: DocumentId.parse('d'), start: 3, end: 10 } }
  expect(tidied(codebook(code('a', { anchors: [anchor] }))).codes[0]?.anchors).toEqual([anchor])
})
