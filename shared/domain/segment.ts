import { z } from 'zod'
import { AttributeColumn } from './attribute.ts'
import { DocumentId, SegmentId } from './ids.ts'

/**
 * A passage of one document: the unit that models judge, and most people too.
 *
 * `start` (inclusive) and `end` (exclusive) count UTF-16 code units of the document's
 * normalised text, as `String.prototype.slice` does.
 */
export interface Segment {
  readonly id: SegmentId
  readonly documentId: DocumentId
  /** Position among the document's segments, from 0. */
  readonly ordinal: number
  readonly start: number
  readonly end: number
  /** The row of the file it came from, counted as a spreadsheet counts (the heading is row 1). */
  readonly row?: number
  readonly speaker?: string
}

/** Segments are stored in blocks: a hundred thousand single records take seconds, two hundred blocks a fraction of one. */
export const segmentsPerBlock = 500

/** Consecutive segments of one document, column by column; all arrays have the same length. */
export const SegmentBlock = z
  .object({
    documentId: DocumentId,
    /** The ordinal of the block's first segment: a multiple of `segmentsPerBlock`. */
    first: z.int().nonnegative(),
    starts: z.array(z.int().nonnegative()).readonly(),
    ends: z.array(z.int().positive()).readonly(),
    rows: z.array(z.int().positive()).readonly().optional(),
    attributes: z.array(AttributeColumn).readonly(),
  })
  .refine(
    ({ starts, ends }) => starts.length === ends.length && starts.every((s, i) => s < ends[i]!),
    'offsets disagree',
  )
  .readonly()
export type SegmentBlock = z.infer<typeof SegmentBlock>

/** A segment's id is its place, so it needs no table; documents are never cut anew once they are in a project. */
export const segmentIdOf = (documentId: DocumentId, ordinal: number) => SegmentId.parse(`${documentId}.${ordinal}`)

/** Where a segment id points. */
export function segmentPlace(id: SegmentId): { readonly documentId: DocumentId; readonly ordinal: number } {
  const dot = id.lastIndexOf('.')
  return { documentId: DocumentId.parse(id.slice(0, dot)), ordinal: Number(id.slice(dot + 1)) }
}
