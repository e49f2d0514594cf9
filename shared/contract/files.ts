import { z } from 'zod'
import { Attribute } from '../domain/attribute.ts'
import { DocumentFormat } from '../domain/document.ts'
import { TextHash } from '../domain/ids.ts'
import { SegmentBlock } from '../domain/segment.ts'
import { Segmentation } from '../domain/segmentation.ts'
import { procedure } from './procedure.ts'

/** Files above this size are refused: they are no text that people code. */
export const maxFileBytes = 32 * 1024 * 1024

export const CsvOptions = z
  .object({
    /** The column whose cells are the segments; `text` where absent. */
    textColumn: z.string().optional(),
    /** Columns that become attributes of the segments; all others where absent. */
    attributeColumns: z.array(z.string()).readonly().optional(),
  })
  .readonly()
export type CsvOptions = z.infer<typeof CsvOptions>

export const ReadOptions = z
  .object({
    /** By format where absent: rows for csv, paragraphs else. */
    segmentation: Segmentation.optional(),
    csv: CsvOptions.optional(),
    /** Overrules what the bytes suggest. */
    encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']).optional(),
    /** Attributes from the file's name, e.g. `{site}_{wave}_*`: each `{name}` takes what stands in its place. */
    namePattern: z.string().max(200).optional(),
  })
  .readonly()
export type ReadOptions = z.infer<typeof ReadOptions>

/** A file that could not be taken in: what, where, and (by its code) what to do. Worded by `words/problemSentence`. */
export const FileProblem = z
  .object({
    file: z.string(),
    code: z.enum([
      'empty',
      'tooLarge',
      'binary',
      'unknownFormat',
      'unreadable',
      'undecodable',
      'protected',
      'raggedRow',
      'noHeading',
      'noTextColumn',
      'noSegments',
      'brokenQuotes',
      'duplicateColumn',
      'notJson',
      'notACodebook',
      'duplicateCode',
      'notAProject',
      'newerProject',
      'damagedProject',
      'incompleteProject',
    ]),
    /** As a spreadsheet or an editor counts, from 1. */
    row: z.int().positive().optional(),
    /** What the sentence needs besides: a column, an encoding, a code's name, a list of columns. */
    detail: z.string().optional(),
    /** For a csv without a usable text column: what one could choose from. */
    columns: z.array(z.string()).readonly().optional(),
  })
  .readonly()
export type FileProblem = z.infer<typeof FileProblem>

/** A file as text and segments, ready to become a document. Blocks name no document yet: its id is `pending`. */
export const ReadFile = z
  .object({
    name: z.string(),
    format: DocumentFormat,
    encoding: z.string().optional(),
    text: z.string(),
    textHash: TextHash,
    segmentation: Segmentation,
    blocks: z.array(SegmentBlock).readonly(),
    segments: z.int().positive(),
    attributes: z.array(Attribute).readonly(),
    /** Columns of a csv, in order; empty for other formats. */
    columns: z.array(z.string()).readonly(),
    /** Rows without text, which give no segment. */
    emptyRows: z.int().nonnegative(),
  })
  .readonly()
export type ReadFile = z.infer<typeof ReadFile>

export const files = {
  'files.read': procedure(
    z.object({ fileName: z.string().min(1), bytes: z.instanceof(Uint8Array), options: ReadOptions }),
    z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: ReadFile }),
      z.object({ ok: z.literal(false), failure: FileProblem }),
    ]),
  ),
}
