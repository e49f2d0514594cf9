import { expect, test } from 'vitest'
import type { Code } from './code.ts'
import { codesInOrder } from './codeOrder.ts'
import { CodeId } from './ids.ts'

const code = (id: string, parent?: string): Code => ({
  id: CodeId.parse(id),
  name: id,
  definition: '',
  inclusion: [],
  exclusion: [],
  anchors: [],
  colour: '#000000',
  ...(parent === undefined ? {} : { parentId: CodeId.parse(parent) }),
})
const read = (codes: readonly Code[]) =>
  codesInOrder(codes).map(({ code: { id }, depth }) => `${'.'.repeat(depth)}${id}`)

test('a code follows its parent, and siblings keep their order', () => {
  expect(read([code('b1', 'b'), code('a'), code('b'), code('b2', 'b'), code('a1', 'a')])).toEqual([
    'a',
    '.a1',
    'b',
    '.b1',
    '.b2',
  ])
})

test('no code is lost, whatever its parent says', () => {
  expect(read([code('x', 'gone'), code('y', 'z'), code('z', 'y')])).toEqual(['x', 'y', 'z'])
})
