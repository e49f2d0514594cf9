import { expect, test } from 'vitest'
import type { Code } from '../../../shared/domain/code.ts'
import type { Codebook } from '../../../shared/domain/codebook.ts'
import { CodeId } from '../../../shared/domain/ids.ts'
import { codebookChanges } from './codebookChanges.ts'
import { blankCode } from './codebookDraft.ts'

const code = (id: string): Code => ({ ...blankCode([]), id: CodeId.parse(id), name: id })
const codebook = (...codes: Code[]): Codebook => ({
  name: '',
  researchQuestion: '',
  rules: [],
  severalCodes: true,
  codes,
})
const names = (before: Codebook, after: Codebook) => {
  const { added, removed, changed, general } = codebookChanges(before, after)
  const list = (codes: readonly Code[]) => codes.map(({ name }) => name)
  return { added: list(added), removed: list(removed), changed: list(changed), general }
}
const nothing = { added: [], removed: [], changed: [], general: false }

test('equal codebooks differ in nothing', () => {
  expect(names(codebook(code('a'), code('b')), codebook(code('a'), code('b')))).toEqual(nothing)
})

test('a code is added, removed or changed, and a renamed one is changed', () => {
  const before = codebook(code('a'), code('b'))
  const after = codebook(code('c'), { ...code('a'), name: 'A' })
  expect(names(before, after)).toEqual({ added: ['c'], removed: ['b'], changed: ['A'], general: false })
})

test('the order of the codes and the general part belong to no code', () => {
  const before = codebook(code('a'), code('b'))
  expect(names(before, codebook(code('b'), code('a')))).toEqual({ ...nothing, general: true })
  expect(names(before, { ...before, rules: ['Read twice.'] })).toEqual({ ...nothing, general: true })
})
