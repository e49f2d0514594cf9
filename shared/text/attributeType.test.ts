import { expect, test } from 'vitest'
import { attributeFrom, columnFrom } from './attributeType.ts'

test.each([
  ['number', ['1', ' -2.5 ', ''], [1, -2.5, null]],
  ['text', ['007', '1'], ['007', '1']],
  ['text', ['1,5', '2'], ['1,5', '2']],
  ['text', ['9007199254740993'], ['9007199254740993']],
  ['date', ['2024-02-29', ''], ['2024-02-29', null]],
  ['text', ['2023-02-29'], ['2023-02-29']],
  ['boolean', ['ja', 'Nein', 'TRUE', ''], [true, false, true, null]],
  ['text', ['yes', 'maybe'], ['yes', 'maybe']],
  ['text', ['', ' '], [null, null]],
])('a column is of type %s with cells %j', (type, cells, values) => {
  expect(columnFrom('c', cells)).toEqual({ name: 'c', type, values })
})

test.each([
  ['3', 'number', 3],
  ['2024-01-31', 'date', '2024-01-31'],
  ['no', 'boolean', false],
  [' Kiel ', 'text', 'Kiel'],
])('the value %j is of type %s', (cell, type, value) => {
  expect(attributeFrom('a', cell)).toEqual({ name: 'a', type, value })
})
