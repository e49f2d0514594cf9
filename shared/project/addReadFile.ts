import type { ReadFile } from '../contract/files.ts'
import type { Document, DocumentText } from '../domain/document.ts'
import type { DocumentId } from '../domain/ids.ts'
import type { SegmentBlock } from '../domain/segment.ts'

/**
 * A file that was read, as the records of a document with this id.
 *
 * @param importedAt ISO 8601, UTC.
 */
export function addReadFile(
  file: ReadFile,
  id: DocumentId,
  importedAt: string,
): { readonly document: Document; readonly text: DocumentText; readonly segmentBlocks: readonly SegmentBlock[] } {
  const encoding = file.encoding === undefined ? {} : { encoding: file.encoding }
  return {
    document: {
      id,
      name: file.name,
      textHash: file.textHash,
      length: file.text.length,
      segments: file.segments,
      segmentation: file.segmentation,
      source: { fileName: file.name, format: file.format, ...encoding, importedAt },
      attributes: file.attributes,
    },
    text: { documentId: id, text: file.text },
    segmentBlocks: file.blocks.map((block) => ({ ...block, documentId: id })),
  }
}
