import type { DocumentId, SegmentId } from '../domain/ids.ts'
import { type SegmentBlock, segmentIdOf } from '../domain/segment.ts'

/** A passage of a document, in UTF-16 code units. */
interface Passage {
  readonly documentId: DocumentId
  readonly start: number
  readonly end: number
}

/** Where the segments of all documents lie. */
export interface SegmentGrid {
  /**
   * The segments a freely chosen span counts for: those it covers by more than half, and those it lies within. A span that
   * straddles two segments and does neither counts for none.
   */
  readonly projected: (span: Passage) => SegmentId[]
  /** The segments that share at least one character with a passage. */
  readonly touched: (passage: Passage) => SegmentId[]
}

interface Cut {
  readonly ordinal: number
  readonly start: number
  readonly end: number
}

export function segmentGrid(blocks: readonly SegmentBlock[]): SegmentGrid {
  const documents = new Map<DocumentId, Cut[]>()
  for (const { documentId, first, starts, ends } of blocks) {
    const cuts = documents.get(documentId) ?? []
    documents.set(documentId, cuts)
    for (const [i, start] of starts.entries()) cuts.push({ ordinal: first + i, start, end: ends[i]! })
  }
  for (const cuts of documents.values()) cuts.sort((a, b) => a.ordinal - b.ordinal)

  const meeting = (passage: Passage, counts: (cut: Cut, shared: number) => boolean): SegmentId[] => {
    const cuts = documents.get(passage.documentId) ?? []
    const found: SegmentId[] = []
    for (let i = firstEndingAfter(cuts, passage.start); i < cuts.length && cuts[i]!.start < passage.end; i++) {
      const cut = cuts[i]!
      const shared = Math.min(cut.end, passage.end) - Math.max(cut.start, passage.start)
      if (counts(cut, shared)) found.push(segmentIdOf(passage.documentId, cut.ordinal))
    }
    return found
  }
  return {
    projected: (span) =>
      meeting(span, (cut, shared) => shared > (cut.end - cut.start) / 2 || shared === span.end - span.start),
    touched: (passage) => meeting(passage, () => true),
  }
}

/** Segments follow one another, also where they overlap: both their starts and their ends ascend. */
function firstEndingAfter(cuts: readonly Cut[], offset: number): number {
  let low = 0
  let high = cuts.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (cuts[middle]!.end > offset) high = middle
    else low = middle + 1
  }
  return low
}
