import type { FileProblem } from '../../../shared/contract/files.ts'
import type { Attribute, AttributeColumn } from '../../../shared/domain/attribute.ts'
import type { Passage } from '../../../shared/text/passage.ts'

/** What a file of any format comes to: one normalised text and the passages in it. */
export interface Content {
  readonly text: string
  readonly passages: readonly Passage[]
  /** Of the document. */
  readonly attributes: readonly Attribute[]
  /** Of the passages: `values[i]` belongs to `passages[i]`. */
  readonly columns: readonly AttributeColumn[]
  /** Names of all columns of a table, in order; empty for other formats. */
  readonly columnNames: readonly string[]
  /** Rows of a table that have no text. */
  readonly emptyRows: number
}

/** A problem as the reader of a format sees it, who does not know the file's name. */
export type ContentProblem = Omit<FileProblem, 'file'>
