import { type AttributeColumn, speakerColumn } from '../domain/attribute.ts'
import type { DocumentId } from '../domain/ids.ts'
import { type Segment, type SegmentBlock, segmentIdOf, segmentsPerBlock } from '../domain/segment.ts'
import type { Passage } from './passage.ts'

/**
 * Passages as a document's segments, in blocks. Where any passage has a speaker, the blocks have that column first.
 *
 * @param columns `values[i]` belongs to `passages[i]`; one named like the speaker's gives way to speakers found in the text.
 */
export function toBlocks(
  documentId: DocumentId,
  passages: readonly Passage[],
  columns: readonly AttributeColumn[] = [],
): readonly SegmentBlock[] {
  const all = withSpeakers(passages, columns)
  const numbered = passages.some(({ row }) => row !== undefined)
  return Array.from({ length: Math.ceil(passages.length / segmentsPerBlock) }, (_, i) => {
    const first = i * segmentsPerBlock
    const own = passages.slice(first, first + segmentsPerBlock)
    return {
      documentId,
      first,
      starts: own.map(({ start }) => start),
      ends: own.map(({ end }) => end),
      ...(numbered && { rows: own.map(rowOf) }),
      attributes: all.map((column) => ({ ...column, values: column.values.slice(first, first + segmentsPerBlock) })),
    }
  })
}

function withSpeakers(passages: readonly Passage[], columns: readonly AttributeColumn[]): readonly AttributeColumn[] {
  if (passages.every(({ speaker }) => speaker === undefined)) return columns
  const speakers = passages.map(({ speaker }) => speaker ?? null)
  return [{ name: speakerColumn, type: 'text', values: speakers }, ...columns.filter((c) => c.name !== speakerColumn)]
}

function rowOf({ row, start }: Passage): number {
  if (row === undefined) throw new Error(`the passage at ${start} has no row, but others have`)
  return row
}

/** The segments of a block, in order. */
export function* segmentsOf(block: SegmentBlock): Generator<Segment> {
  const speakers = speakersOf(block)
  for (let i = 0; i < block.starts.length; i++) yield segmentIn(block, i, speakers)
}

/** The segment with this ordinal, counted in its document; `undefined` where it lies in another block. */
export function segmentAt(block: SegmentBlock, ordinal: number): Segment | undefined {
  const i = ordinal - block.first
  return Number.isInteger(i) && i >= 0 && i < block.starts.length ? segmentIn(block, i, speakersOf(block)) : undefined
}

const speakersOf = ({ attributes }: SegmentBlock) => attributes.find(({ name }) => name === speakerColumn)?.values

function segmentIn(block: SegmentBlock, i: number, speakers: AttributeColumn['values'] | undefined): Segment {
  const ordinal = block.first + i
  const row = block.rows?.[i]
  const speaker = speakers?.[i]
  return {
    id: segmentIdOf(block.documentId, ordinal),
    documentId: block.documentId,
    ordinal,
    start: block.starts[i]!,
    end: block.ends[i]!,
    ...(row !== undefined && { row }),
    ...(typeof speaker === 'string' && { speaker }),
  }
}
