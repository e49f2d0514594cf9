import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Code } from '../domain/code.ts'
import { Codebook } from '../domain/codebook.ts'
import { CodeId } from '../domain/ids.ts'
import { normalise } from '../text/normalise.ts'
import { readCodebook } from './readCodebook.ts'
import { writeCodebook } from './writeCodebook.ts'

const reread = (codebook: Codebook): Codebook => {
  const result = readCodebook('x.json', writeCodebook(codebook))
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return result.value
}

const plain = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
  .map((text) => normalise(text).trim().replace(/\s+/g, ' '))
const filled = plain.filter((text) => text !== '')
const texts = fc.array(filled, { maxLength: 3 })
const node = fc.letrec<{ node: object; nodes: object[] }>((tie) => ({
  node: fc.record(
    {
      name: filled,
      definition: plain,
      rules: texts,
      exclusions: texts,
      examples: texts,
      id: fc.uuid(),
      colour: fc.constantFrom('#0072b2', '#123456'),
      scale: fc.constant({ level: 'interval', min: 0, max: 4, labels: ['none'] }),
      codes: tie('nodes'),
    },
    { requiredKeys: ['name'] },
  ),
  nodes: fc.uniqueArray(tie('node'), { maxLength: 4, selector: (code) => Reflect.get(code, 'name') }),
}))
const files = fc.record({
  name: filled,
  researchQuestion: plain,
  rules: texts,
  severalCodes: fc.boolean(),
  codes: node.nodes,
})

test('a codebook read, written and read again is the same, ids and colours included', () => {
  fc.assert(
    fc.property(files, (file) => {
      fc.pre(file.codes.length > 0)
      const read = readCodebook('x.json', JSON.stringify(file))
      if (!read.ok) throw new Error(JSON.stringify(read.failure))
      expect(reread(read.value)).toEqual(read.value)
      expect(writeCodebook(reread(read.value))).toBe(writeCodebook(read.value))
    }),
    { seed: 7, numRuns: 300 },
  )
})

test('ids that a path would give are not written, others are', () => {
  const read = readCodebook('x.json', '{"codes":[{"name":"a"},{"name":"b","id":"mine","colour":"#123456"}]}')
  if (!read.ok) throw new Error('was not read')
  const written = JSON.parse(writeCodebook(read.value))
  expect(written.codes.map(({ id, colour }: Code) => [id, colour])).toEqual([
    [undefined, undefined],
    ['mine', '#123456'],
  ])
})

test('codes with a missing parent or on a cycle are kept', () => {
  const code = (name: string, parent?: string) => ({
    ...{ id: CodeId.parse(name), name, definition: '', inclusion: [], exclusion: [], anchors: [], colour: '#000000' },
    ...(parent !== undefined && { parentId: CodeId.parse(parent) }),
  })
  const codes = [code('a', 'b'), code('b', 'a'), code('c', 'gone'), code('d', 'c')]
  const broken = Codebook.parse({ name: 'n', researchQuestion: '', rules: [], severalCodes: true, codes })
  expect(reread(broken).codes.map(({ id, parentId }) => [id, parentId])).toEqual([
    ['c', undefined],
    ['d', 'c'],
    ['a', undefined],
    ['b', 'a'],
  ])
})
