import Dexie, { type Table } from 'dexie'
import type { Case } from '../../shared/domain/case.ts'
import type { CodebookVersion } from '../../shared/domain/codebook.ts'
import type { Coder } from '../../shared/domain/coder.ts'
import type { Document, DocumentText } from '../../shared/domain/document.ts'
import type {
  CaseId,
  CodebookHash,
  CoderId,
  DocumentId,
  ManualCodingId,
  ProjectId,
  RoundId,
  RunId,
} from '../../shared/domain/ids.ts'
import type { ManualCoding } from '../../shared/domain/manualCoding.ts'
import type { Round } from '../../shared/domain/round.ts'
import type { SegmentBlock } from '../../shared/domain/segment.ts'
import type { ProjectRun, RunBlock } from '../../shared/project/snapshot.ts'
import type { HistoryStep } from './historyStep.ts'

/** A decision with what it is looked up by. A unit may carry several codings of one coder, so no index is unique. */
export type StoredCoding = ManualCoding & { readonly unitKey: string; readonly documentId: DocumentId }

/** A run with its id beside its settings, where it can be the key. */
export type StoredRun = ProjectRun & { readonly id: RunId }

/** The unit that lies open for a coder. Until another is opened, a decision about it may still be withdrawn. */
export interface Place {
  readonly coderId: CoderId
  readonly unitKey: string
  readonly openedAt: string
}

/** One fact about the project a row, so that changing one of them leaves the others' history alone. */
export interface MetaRow {
  readonly key: string
  readonly value: unknown
}

/**
 * One project's research, as one window has it open.
 *
 * A new version is a further `this.version(n).stores(…).upgrade(…)` below the earlier ones, which stay as they are: Dexie walks
 * every database through all versions between its own and ours. To test an upgrade, open a plain `new Dexie(name)` with the
 * old version's schema, put rows of that time in, close it, open a `ProjectDatabase` of the same name and read them
 * (see `database.test.ts`).
 */
export class ProjectDatabase extends Dexie {
  declare meta: Table<MetaRow, string>
  declare documents: Table<Document, DocumentId>
  declare texts: Table<DocumentText, DocumentId>
  declare segmentBlocks: Table<SegmentBlock, [DocumentId, number]>
  declare cases: Table<Case, CaseId>
  declare codebooks: Table<CodebookVersion, CodebookHash>
  declare coders: Table<Coder, CoderId>
  declare rounds: Table<Round, RoundId>
  declare manualCodings: Table<StoredCoding, ManualCodingId>
  declare runs: Table<StoredRun, RunId>
  declare runBlocks: Table<RunBlock, [RunId, number]>
  declare places: Table<Place, CoderId>
  declare history: Table<HistoryStep, number>

  /** Another window writes this project: commands are refused here. */
  readOnly = false

  constructor(readonly projectId: ProjectId) {
    // People's decisions have no journal behind them: a commit counts when it is on the disk.
    super(`intercoder-${projectId}`, { chromeTransactionDurability: 'strict' })
    this.version(1).stores({
      meta: 'key',
      documents: 'id',
      texts: 'documentId',
      segmentBlocks: '[documentId+first]',
      cases: 'id',
      codebooks: 'hash',
      coders: 'id',
      rounds: 'id',
      manualCodings: 'id, [coderId+unitKey], [documentId+coderId], unitKey, coderId, roundId',
      runs: 'id',
      runBlocks: '[runId+first]',
      places: 'coderId',
      history: '++seq, state',
    })
  }
}

/** Is there a database of this project in this browser? */
export const hasDatabase = (projectId: ProjectId): Promise<boolean> => Dexie.exists(`intercoder-${projectId}`)
