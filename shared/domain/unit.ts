import { z } from 'zod'
import { DocumentId, SegmentId } from './ids.ts'

/** What is judged: a segment, or a span that a person chose freely. Models judge segments only. */
export const Unit = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('segment'), segmentId: SegmentId }).readonly(),
  z
    .object({ kind: z.literal('span'), documentId: DocumentId, start: z.int().nonnegative(), end: z.int().positive() })
    .refine(({ start, end }) => start < end, 'a span holds at least one character')
    .readonly(),
])
export type Unit = z.infer<typeof Unit>

/** One text per unit, equal for equal units; ids hold no `/`, so no two units collide. */
export const unitKey = (unit: Unit): string =>
  unit.kind === 'segment' ? unit.segmentId : `${unit.documentId}/${unit.start}/${unit.end}`
