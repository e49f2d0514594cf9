import type { CoderId, ManualCodingId } from '../../shared/domain/ids.ts'

/** Tables whose rows a person changes by hand, and gets back by undoing. */
export const tablesOfHand = ['meta', 'documents', 'segmentBlocks', 'cases', 'coders', 'rounds', 'runs'] as const
export type TableOfHand = (typeof tablesOfHand)[number]

export type RowKey = string | readonly [string, number]
export type Fields = Readonly<Record<string, unknown>>

/**
 * A row before and after a change. Without `before` it was added, without `after` removed. With both, they hold only the fields
 * that differ (`undefined` for one that was or is absent), so that what others wrote to the same row meanwhile is left alone.
 */
export interface RowChange {
  readonly table: TableOfHand
  readonly key: RowKey
  readonly before?: Fields
  readonly after?: Fields
}

/** Which decision stood for a unit before and after; absent where none did. Decisions are appended, so a change has no rows. */
export interface DecisionChange {
  readonly coderId: CoderId
  readonly unitKey: string
  readonly from?: ManualCodingId
  readonly to?: ManualCodingId
}

/** What a person did, for the history list: the key of a translated sentence, and what it speaks of. */
export interface StepName {
  readonly name: StepKey
  readonly params?: Readonly<Record<string, string | number>>
}

export type StepKey =
  | 'addDocuments'
  | 'renameDocument'
  | 'retireDocument'
  | 'bringBackDocument'
  | 'removeDocument'
  | 'setDocumentAttributes'
  | 'setDocumentCase'
  | 'setSegmentAttributes'
  | 'saveCases'
  | 'saveCodebook'
  | 'addCoder'
  | 'updateCoder'
  | 'removeCoder'
  | 'choosePresentCoder'
  | 'choosePresentRound'
  | 'addRound'
  | 'renameRound'
  | 'removeRound'
  | 'closeRound'
  | 'codeUnit'
  | 'clearDecision'
  | 'addRun'
  | 'renameProject'
  | 'chooseOccasion'
  | 'discardRun'
  | 'bringBackRun'
  | 'deleteRun'

/** One step of the history. A `final` one is listed and cannot be taken back: closing a round, deleting a run for good. */
export interface HistoryStep {
  readonly seq?: number
  readonly at: string
  readonly step: StepName
  readonly state: 'done' | 'undone' | 'final'
  readonly rows: readonly RowChange[]
  readonly decision?: DecisionChange
}
