import { expect, test } from 'vitest'
import type { ReadFile } from '../../../shared/contract/files.ts'
import { DocumentId, TextHash } from '../../../shared/domain/ids.ts'
import {
  answered,
  endingOf,
  firstPassages,
  type ImportItem,
  isTable,
  itemOf,
  nextToRead,
  progressOf,
  withOptions,
} from './importItems.ts'

const file: ReadFile = {
  name: 'a.txt',
  format: 'txt',
  text: 'Ana: Yes.\n\nWell, no.',
  textHash: TextHash.parse('0'.repeat(64)),
  segmentation: { by: 'turn' },
  blocks: [
    {
      documentId: DocumentId.parse('pending'),
      first: 0,
      starts: [5, 11],
      ends: [9, 20],
      attributes: [{ name: 'speaker', type: 'text', values: ['Ana', null] }],
    },
  ],
  segments: 2,
  attributes: [],
  columns: [],
  emptyRows: 0,
}
const items = ['a', 'b', 'c'].map((key) => itemOf(key, { name: `${key}.txt`, size: 1 }))
const after = (from: readonly ImportItem[], key: string, reading: ImportItem['reading']) =>
  answered(from, from.find((item) => item.key === key) ?? itemOf(key, { name: key, size: 0 }), reading)

test('two files are read at once, and the next when one is done with', () => {
  expect(nextToRead(items).map(({ key }) => key)).toEqual(['a', 'b'])
  const reading = after(after(items, 'a', { kind: 'reading' }), 'b', { kind: 'reading' })
  expect(nextToRead(reading)).toEqual([])
  expect(nextToRead(after(reading, 'a', { kind: 'read', file })).map(({ key }) => key)).toEqual(['c'])
})

test('a refused file does not keep the others from being read and counted', () => {
  const refused = after(items, 'a', { kind: 'refused', problem: { file: 'a.txt', code: 'binary' } })
  expect(nextToRead(refused).map(({ key }) => key)).toEqual(['b', 'c'])
  const all = after(after(refused, 'b', { kind: 'read', file }), 'c', { kind: 'read', file })
  expect(progressOf(all)).toEqual({ read: [file, file], done: 3, refused: 1, segments: 4 })
})

test('an answer to a question that has changed since is dropped', () => {
  const changed = withOptions(
    items,
    ({ key }) => key === 'a',
    (options) => ({ ...options, encoding: 'utf-16le' }),
  )
  const late = answered(changed, items[0] ?? itemOf('a', { name: 'a', size: 0 }), { kind: 'read', file })
  expect(late[0]?.reading).toEqual({ kind: 'waiting' })
  expect(late[0]?.options).toEqual({ encoding: 'utf-16le' })
})

test('the preview shows the passages as they are cut, with their speakers', () => {
  expect(firstPassages(file, 5)).toEqual([
    { start: 5, text: 'Yes.', speaker: 'Ana' },
    { start: 11, text: 'Well, no.', speaker: undefined },
  ])
  expect(firstPassages(file, 1)).toHaveLength(1)
})

test('files are told apart by their endings, in any letter case', () => {
  expect(endingOf('Interview 1.2.DOCX')).toBe('docx')
  expect(endingOf('README')).toBe('')
  expect(isTable('answers.CSV')).toBe(true)
  expect(isTable('csv.txt')).toBe(false)
})
