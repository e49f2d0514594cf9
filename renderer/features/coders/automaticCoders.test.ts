import { expect, test } from 'vitest'
import { AutomaticCoder } from '../../../shared/domain/coder.ts'
import { idFrom, lexicalCoder, missingLexicalCoders } from './automaticCoders.ts'

const named = (n: number) => `Lexical ${n}`

test('three lexical coders have temperatures 0, 0.2 and 0.4, and seeds 1 to 3', () => {
  const coders = missingLexicalCoders([], named)
  expect(coders.map(({ id }) => id)).toEqual(['lexical-1', 'lexical-2', 'lexical-3'])
  expect(coders.map(({ settings }) => [settings.temperature, settings.seed])).toEqual([
    [0, 1],
    [0.2, 2],
    [0.4, 3],
  ])
  for (const coder of coders) expect(AutomaticCoder.parse(coder)).toEqual(coder)
})

test('lexical coders that are there already are not made again', () => {
  expect(missingLexicalCoders([lexicalCoder(2, 'My own name')], named).map(({ id }) => id)).toEqual([
    'lexical-1',
    'lexical-3',
  ])
  expect(
    missingLexicalCoders(
      [1, 2, 3].map((n) => lexicalCoder(n, named(n))),
      named,
    ),
  ).toEqual([])
})

test('an id is made of the name, and numbered where it is taken', () => {
  const ana = { kind: 'human', id: idFrom('Ána Mü ', []), name: 'Ána Mü' } as const
  expect(ana.id).toBe('ána-mü')
  expect(idFrom('Ána/Mü', [ana])).toBe('ána-mü-2')
  expect(idFrom('?!', [])).toBe('coder')
})
