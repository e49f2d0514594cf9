import { z } from 'zod'
import { CodebookHash, CoderId, RoundId, SegmentId } from './ids.ts'

/** A stage of the coding. Training never counts for reliability. */
export const Round = z
  .object({
    id: RoundId,
    name: z.string().min(1).max(200),
    kind: z.enum(['training', 'reliability', 'main']),
    units: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('all') }).readonly(),
      z.object({ kind: z.literal('drawn'), seed: z.int(), segmentIds: z.array(SegmentId).readonly() }).readonly(),
    ]),
    coderIds: z.array(CoderId).readonly(),
    codebook: CodebookHash,
    createdAt: z.iso.datetime(),
    /** A closed round cannot be undone, only superseded. */
    closedAt: z.iso.datetime().optional(),
  })
  .readonly()
export type Round = z.infer<typeof Round>
