import type { CodebookHash, CodeId, CoderId, SegmentId } from '../domain/ids.ts'

/** What one coder decided about one segment, whoever made it and however it was recorded. No codes: judged, and none applies. */
export interface Judgement {
  readonly codes: ReadonlySet<CodeId>
  /** The codebook the coder followed. */
  readonly codebook: CodebookHash
}

/** At most one judgement for each coder and segment; an absent one is missing. */
export type Judgements = ReadonlyMap<CoderId, ReadonlyMap<SegmentId, Judgement>>
