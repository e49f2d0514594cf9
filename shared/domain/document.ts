import { z } from 'zod'
import { Attribute } from './attribute.ts'
import { CaseId, DocumentId, TextHash } from './ids.ts'
import { Segmentation } from './segmentation.ts'

export const DocumentFormat = z.enum(['txt', 'md', 'csv', 'docx'])
export type DocumentFormat = z.infer<typeof DocumentFormat>

/** A text under study. The text itself is kept once, apart, and never changes after import (see `text/normalise`). */
export const Document = z
  .object({
    id: DocumentId,
    name: z.string().min(1).max(300),
    textHash: TextHash,
    /** In UTF-16 code units. */
    length: z.int().nonnegative(),
    segments: z.int().nonnegative(),
    segmentation: Segmentation,
    source: z
      .object({
        fileName: z.string(),
        format: DocumentFormat,
        /** As the file was decoded, e.g. `utf-8` or `windows-1252`; absent where the format settles it. */
        encoding: z.string().optional(),
        importedAt: z.iso.datetime(),
      })
      .readonly(),
    attributes: z.array(Attribute).readonly(),
    caseId: CaseId.optional(),
    /** A document with codings or runs is retired, not removed: what was said about it stays true. */
    retiredAt: z.iso.datetime().optional(),
  })
  .readonly()
export type Document = z.infer<typeof Document>

/** The normalised text of one document. */
export const DocumentText = z.object({ documentId: DocumentId, text: z.string() }).readonly()
export type DocumentText = z.infer<typeof DocumentText>
