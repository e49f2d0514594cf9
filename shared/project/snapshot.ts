import { z } from 'zod'
import { Case } from '../domain/case.ts'
import { CodebookVersion } from '../domain/codebook.ts'
import { Coder } from '../domain/coder.ts'
import { Document, DocumentText } from '../domain/document.ts'
import { CodebookHash, CoderId, ProjectId, RoundId, RunId } from '../domain/ids.ts'
import { ManualCoding } from '../domain/manualCoding.ts'
import { Round } from '../domain/round.ts'
import { RunSettings, RunState } from '../domain/run.ts'
import { RunEvent } from '../domain/runEvent.ts'
import { SegmentBlock } from '../domain/segment.ts'

/** What a project is besides its records. */
export const ProjectInfo = z
  .object({
    id: ProjectId,
    name: z.string().min(1).max(200),
    createdAt: z.iso.datetime(),
    /** The codebook in force: the hash of one of the project's versions. */
    codebook: CodebookHash,
    /** The occasion that new runs join; see `RunSettings`. */
    occasion: z.string().min(1),
    /** Who sits at the screen, and in which round. */
    presentCoder: CoderId.optional(),
    presentRound: RoundId.optional(),
  })
  .readonly()
export type ProjectInfo = z.infer<typeof ProjectInfo>

/** A run as a project keeps it: its settings, and how far its journal has been read. */
export const ProjectRun = z
  .object({
    settings: RunSettings,
    state: RunState,
    /** The last journal line taken in; 0 before the first. */
    place: z.int().nonnegative(),
    /** Discarded runs are hidden, and can be brought back. */
    discardedAt: z.iso.datetime().optional(),
  })
  .readonly()
export type ProjectRun = z.infer<typeof ProjectRun>

/** Consecutive journal lines of one run, as they were told. */
export const RunBlock = z
  .object({ runId: RunId, first: z.int().positive(), events: z.array(RunEvent).min(1).max(500).readonly() })
  .readonly()
export type RunBlock = z.infer<typeof RunBlock>

/** A whole project: what the project file holds, and what the database holds while a window has it open. */
export interface ProjectSnapshot {
  readonly info: ProjectInfo
  readonly documents: readonly Document[]
  readonly texts: readonly DocumentText[]
  readonly segmentBlocks: readonly SegmentBlock[]
  readonly cases: readonly Case[]
  readonly codebooks: readonly CodebookVersion[]
  readonly coders: readonly Coder[]
  readonly rounds: readonly Round[]
  readonly manualCodings: readonly ManualCoding[]
  readonly runs: readonly ProjectRun[]
  readonly runBlocks: readonly RunBlock[]
}

/** The kinds of record, in the order in which a project file lists them: what is referred to comes before what refers. */
export const recordSchemas = {
  codebook: CodebookVersion,
  coder: Coder,
  case: Case,
  document: Document,
  text: DocumentText,
  segments: SegmentBlock,
  round: Round,
  manual: ManualCoding,
  run: ProjectRun,
  events: RunBlock,
} as const
export type RecordKind = keyof typeof recordSchemas
