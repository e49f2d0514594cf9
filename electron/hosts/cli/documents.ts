import type { ReadFile } from '../../../shared/contract/files.ts'
import type { Document } from '../../../shared/domain/document.ts'
import { DocumentId } from '../../../shared/domain/ids.ts'
import { addReadFile } from '../../../shared/project/addReadFile.ts'
import type { ProjectSnapshot } from '../../../shared/project/snapshot.ts'
import { canonicalJson } from '../../../shared/std/canonicalJson.ts'

const isSame = (document: Document, file: ReadFile): boolean =>
  document.source.fileName === file.name &&
  document.textHash === file.textHash &&
  document.segments === file.segments &&
  canonicalJson(document.segmentation) === canonicalJson(file.segmentation)

/** The first of `d1`, `d2`, … that no document has. */
function freeId(project: ProjectSnapshot): DocumentId {
  const taken = new Set(project.documents.map(({ id }) => id))
  for (let n = project.documents.length + 1; ; n++) {
    const id = DocumentId.parse(`d${n}`)
    if (!taken.has(id)) return id
  }
}

/**
 * The project with these files as its documents. A file whose text and segments are as before is the same document as
 * before, so what was said about it stays; documents whose file changed or is gone are retired, never removed.
 *
 * @param at ISO 8601, UTC.
 */
export function withDocuments(project: ProjectSnapshot, files: readonly ReadFile[], at: string): ProjectSnapshot {
  const kept = new Set<DocumentId>()
  let next = project
  for (const file of files) {
    const known = next.documents.find((document) => !kept.has(document.id) && isSame(document, file))
    const id = known?.id ?? freeId(next)
    kept.add(id)
    if (known) continue
    const { document, text, segmentBlocks } = addReadFile(file, id, at)
    next = {
      ...next,
      documents: [...next.documents, document],
      texts: [...next.texts, text],
      segmentBlocks: [...next.segmentBlocks, ...segmentBlocks],
    }
  }
  const documents = next.documents.map((document): Document => {
    const { retiredAt, ...living } = document
    return kept.has(document.id) ? living : { ...living, retiredAt: retiredAt ?? at }
  })
  return { ...next, documents }
}
