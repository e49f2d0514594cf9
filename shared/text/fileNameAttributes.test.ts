import { expect, test } from 'vitest'
import { fileNameAttributes } from './fileNameAttributes.ts'

const named = (file: string, pattern: string) =>
  Object.fromEntries(fileNameAttributes(file, pattern).map(({ name, value }) => [name, value]))

test.each([
  ['kiel_2_anna.txt', '{site}_{wave}_*', { site: 'kiel', wave: 2 }],
  ['kiel_2_.txt', '{site}_{wave}_*', { site: 'kiel', wave: 2 }],
  ['kiel_2.txt', '{site}_{wave}_*', {}],
  ['1_x_x.docx', '{a}_x', { a: '1_x' }],
  ['interview 2024-05-01.md', 'interview {date}', { date: '2024-05-01' }],
  ['report.txt', 'interview {date}', {}],
  ['_2.txt', '{site}_{wave}', {}],
  ['ab.txt', '{a}{b}', {}],
  ['exact.txt', 'exact', {}],
])('%j by the pattern %j gives %j', (file, pattern, expected) => {
  expect(named(file, pattern)).toEqual(expected)
})
