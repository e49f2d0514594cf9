import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Code } from '../../../shared/domain/code.ts'
import { codesInOrder } from '../../../shared/domain/codeOrder.ts'
import { CodeId } from '../../../shared/domain/ids.ts'
import { addCode, type Move, moveCode, placeUnder, possibleParents, removeCode } from './treeMoves.ts'

const code = (name: string, parent?: string): Code => ({
  id: CodeId.parse(name),
  name,
  definition: '',
  inclusion: [],
  exclusion: [],
  anchors: [],
  colour: '#000000',
  ...(parent === undefined ? {} : { parentId: CodeId.parse(parent) }),
})
const tree = (codes: readonly Code[] | undefined) =>
  codes && codesInOrder(codes).map(({ code: { name }, depth }) => `${'.'.repeat(depth)}${name}`)
const id = (name: string) => CodeId.parse(name)

const codes = [code('a'), code('b'), code('b1', 'b'), code('b2', 'b'), code('c'), code('c1', 'c')]

test('a code changes places with the sibling before or after it, and takes along what is below it', () => {
  expect(tree(moveCode(codes, id('c'), 'up'))).toEqual(['a', 'c', '.c1', 'b', '.b1', '.b2'])
  expect(tree(moveCode(codes, id('a'), 'down'))).toEqual(['b', '.b1', '.b2', 'a', 'c', '.c1'])
  expect(tree(moveCode(codes, id('b2'), 'up'))).toEqual(['a', 'b', '.b2', '.b1', 'c', '.c1'])
})

test('a code moved in becomes the last below the sibling before it', () => {
  expect(tree(moveCode(codes, id('c'), 'in'))).toEqual(['a', 'b', '.b1', '.b2', '.c', '..c1'])
})

test('a code moved out stands right after its former parent', () => {
  expect(tree(moveCode(codes, id('b1'), 'out'))).toEqual(['a', 'b', '.b2', 'b1', 'c', '.c1'])
})

test('there is no way up for the first, none down for the last, none in without a sibling before, none out at the top', () => {
  expect(moveCode(codes, id('a'), 'up')).toBeUndefined()
  expect(moveCode(codes, id('c'), 'down')).toBeUndefined()
  expect(moveCode(codes, id('b1'), 'in')).toBeUndefined()
  expect(moveCode(codes, id('b'), 'out')).toBeUndefined()
})

test('whatever is moved, no code is lost, doubled or hung below itself', () => {
  const move = fc.record({
    name: fc.constantFrom(...codes.map(({ name }) => name)),
    move: fc.constantFrom<Move>('up', 'down', 'in', 'out'),
  })
  fc.assert(
    fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
      const after = moves.reduce<readonly Code[]>(
        (now, { name, move: way }) => moveCode(now, id(name), way) ?? now,
        codes,
      )
      const placed = codesInOrder(after)
      expect(placed.map(({ code: { name } }) => name).sort()).toEqual(codes.map(({ name }) => name).sort())
      for (const { code: placedCode, depth } of placed) expect(depth === 0).toBe(placedCode.parentId === undefined)
    }),
    { seed: 4711, numRuns: 300 },
  )
})

test('moving up takes back moving down', () => {
  const down = moveCode(codes, id('b1'), 'down') ?? []
  expect(moveCode(down, id('b1'), 'up')).toEqual(codes)
})

test('what stood below a removed code moves up to its place', () => {
  expect(tree(removeCode(codes, id('b')))).toEqual(['a', 'b1', 'b2', 'c', '.c1'])
  expect(tree(removeCode([...codes, code('c11', 'c1')], id('c1')))).toEqual(['a', 'b', '.b1', '.b2', 'c', '.c11'])
})

test('a new code stands after the one it was added beside, or last', () => {
  expect(tree(addCode(codes, code('n'), id('b1')))).toEqual(['a', 'b', '.b1', '.n', '.b2', 'c', '.c1'])
  expect(tree(addCode(codes, code('n'), undefined))).toEqual(['a', 'b', '.b1', '.b2', 'c', '.c1', 'n'])
})

test('a code can belong to any other that is not below it', () => {
  expect(possibleParents(codes, id('b')).map(({ name }) => name)).toEqual(['a', 'c', 'c1'])
  expect(tree(placeUnder(codes, id('b'), id('c')))).toEqual(['a', 'c', '.c1', '.b', '..b1', '..b2'])
  expect(tree(placeUnder(codes, id('b1'), undefined))).toEqual(['a', 'b', '.b2', 'c', '.c1', 'b1'])
})
