import { expect, test } from 'vitest'
import { type AttributeColumn, attributesAt, withAttributesAt } from './attribute.ts'

const columns: readonly AttributeColumn[] = [
  { name: 'speaker', type: 'text', values: ['Ada', 'Ben', null] },
  { name: 'age', type: 'number', values: [30, null, 52] },
]

test('attributes of a place are those that have a value there', () => {
  expect(attributesAt(columns, 0)).toEqual([
    { name: 'speaker', type: 'text', value: 'Ada' },
    { name: 'age', type: 'number', value: 30 },
  ])
  expect(attributesAt(columns, 2)).toEqual([{ name: 'age', type: 'number', value: 52 }])
})

test('what is set at a place is what is there afterwards, and other places keep theirs', () => {
  const set = [
    { name: 'speaker', type: 'text', value: 'Cleo' },
    { name: 'vote', type: 'boolean', value: true },
  ] as const
  const changed = withAttributesAt(columns, 3, 1, set)
  expect(attributesAt(changed, 1)).toEqual(set)
  expect(attributesAt(changed, 0)).toEqual(attributesAt(columns, 0))
  expect(attributesAt(changed, 2)).toEqual(attributesAt(columns, 2))
})

test('a value of another type makes the column text, and loses nothing', () => {
  const changed = withAttributesAt(columns, 3, 1, [{ name: 'age', type: 'text', value: 'about 40' }])
  expect(changed.find(({ name }) => name === 'age')).toEqual({
    name: 'age',
    type: 'text',
    values: ['30', 'about 40', '52'],
  })
})

test('a column without any value is none', () => {
  const one: readonly AttributeColumn[] = [{ name: 'mood', type: 'text', values: [null, 'calm'] }]
  expect(withAttributesAt(one, 2, 1, [])).toEqual([])
})
