import { expect, test } from 'vitest'
import type { Attribute } from '../../../shared/domain/attribute.ts'
import { attributeProblems, attributesIn, draftOf, retyped } from './attributeDraft.ts'

const attributes: Attribute[] = [
  { name: 'site', type: 'text', value: 'North' },
  { name: 'age', type: 'number', value: 41.5 },
  { name: 'held', type: 'date', value: '2024-02-29' },
  { name: 'pilot', type: 'boolean', value: false },
]

test('attributes come out of the form as they went in', () => {
  const drafts = attributes.map(draftOf)
  expect(attributeProblems(drafts).size).toBe(0)
  expect(attributesIn(drafts)).toEqual(attributes)
})

test('a number may be written with a decimal comma', () => {
  expect(attributesIn([{ name: 'age', type: 'number', value: ' 41,5 ' }])).toEqual([attributes[1]])
})

test('what cannot be kept is named by its line', () => {
  const problems = attributeProblems([
    { name: 'age', type: 'number', value: 'forty' },
    { name: 'held', type: 'date', value: '29.02.2024' },
    { name: 'held', type: 'text', value: 'again' },
    { name: '', type: 'text', value: 'nameless' },
    { name: 'empty', type: 'number', value: '' },
    { name: 'never', type: 'date', value: '2023-02-29' },
  ])
  expect([...problems]).toEqual([
    [0, 'noNumber'],
    [1, 'noDate'],
    [2, 'sameName'],
    [3, 'noName'],
    [4, 'noNumber'],
    [5, 'noDate'],
  ])
})

test('a line with nothing in it is no attribute', () => {
  const blank = [
    { name: ' ', type: 'text', value: '' },
    { name: '', type: 'boolean', value: 'false' },
  ] as const
  expect(attributeProblems(blank).size).toBe(0)
  expect(attributesIn(blank)).toEqual([])
})

test('changing a line to yes or no reads what it said', () => {
  expect(retyped({ name: 'pilot', type: 'text', value: 'Ja' }, 'boolean').value).toBe('true')
  expect(retyped({ name: 'pilot', type: 'text', value: 'perhaps' }, 'boolean').value).toBe('false')
  expect(retyped({ name: 'age', type: 'text', value: '41' }, 'number')).toEqual({
    name: 'age',
    type: 'number',
    value: '41',
  })
})
