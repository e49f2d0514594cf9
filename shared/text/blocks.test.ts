import { expect, test } from 'vitest'
import { DocumentId } from '../domain/ids.ts'
import { SegmentBlock, segmentsPerBlock } from '../domain/segment.ts'
import { segmentAt, segmentsOf, toBlocks } from './blocks.ts'

const documentId = DocumentId.parse('d')
const count = 2 * segmentsPerBlock + 1
const passages = Array.from({ length: count }, (_, i) => ({
  start: 2 * i,
  end: 2 * i + 1,
  row: i + 2,
  ...(i > 0 && { speaker: `s${i}` }),
}))
const ages = { name: 'age', type: 'number', values: passages.map((_, i) => i) } as const

test('segments come out of blocks as they went in', () => {
  const blocks = toBlocks(documentId, passages, [ages])
  expect(blocks.map((block) => SegmentBlock.parse(block))).toEqual(blocks)
  expect(blocks.map(({ first, starts }) => [first, starts.length])).toEqual([
    [0, segmentsPerBlock],
    [segmentsPerBlock, segmentsPerBlock],
    [2 * segmentsPerBlock, 1],
  ])
  const expected = passages.map((passage, ordinal) => ({ ...passage, ordinal, id: `d.${ordinal}`, documentId }))
  expect(blocks.flatMap((block) => [...segmentsOf(block)])).toEqual(expected)
  expect(blocks[1]!.attributes[1]).toEqual({
    ...ages,
    values: ages.values.slice(segmentsPerBlock, 2 * segmentsPerBlock),
  })
})

test('a segment is found by its ordinal, and not in a block that does not hold it', () => {
  const [, second] = toBlocks(documentId, passages)
  expect(segmentAt(second!, 700)).toMatchObject({ ordinal: 700, start: 1400, speaker: 's700', row: 702 })
  expect(segmentAt(second!, segmentsPerBlock - 1)).toBeUndefined()
  expect(segmentAt(second!, 2 * segmentsPerBlock)).toBeUndefined()
})

test('without rows and speakers there is neither', () => {
  const [block] = toBlocks(documentId, [{ start: 0, end: 1 }])
  expect(block).toEqual({ documentId, first: 0, starts: [0], ends: [1], attributes: [] })
  expect(toBlocks(documentId, [])).toEqual([])
})

test('speakers found in the text go before a column of that name', () => {
  const column = { name: 'speaker', type: 'text', values: ['x'] } as const
  expect(toBlocks(documentId, [{ start: 0, end: 1, speaker: 'a' }], [column])[0]!.attributes).toEqual([
    { ...column, values: ['a'] },
  ])
  expect(toBlocks(documentId, [{ start: 0, end: 1 }], [column])[0]!.attributes).toEqual([column])
})
