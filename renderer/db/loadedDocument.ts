import type { DocumentId } from '../../shared/domain/ids.ts'
import type { ProjectDatabase } from './database.ts'

/** A document's text and where its segments lie in it, in memory. Neither ever changes; index i is the segment's ordinal. */
export interface LoadedDocument {
  readonly documentId: DocumentId
  readonly text: string
  readonly starts: Uint32Array
  readonly ends: Uint32Array
}

const documentsKept = 4
const loaded = new WeakMap<ProjectDatabase, Map<DocumentId, Promise<LoadedDocument>>>()

/** The document from memory, where it was used lately, or else from the database. A document that is not there throws. */
export function loadDocument(db: ProjectDatabase, documentId: DocumentId): Promise<LoadedDocument> {
  const documents = loaded.get(db) ?? new Map<DocumentId, Promise<LoadedDocument>>()
  loaded.set(db, documents)
  const document = documents.get(documentId) ?? readDocument(db, documentId)
  documents.delete(documentId)
  documents.set(documentId, document)
  for (const oldest of [...documents.keys()].slice(0, -documentsKept)) documents.delete(oldest)
  document.catch(() => documents.delete(documentId))
  return document
}

async function readDocument(db: ProjectDatabase, documentId: DocumentId): Promise<LoadedDocument> {
  const [record, blocks] = await db.transaction('r', db.texts, db.segmentBlocks, () =>
    Promise.all([
      db.texts.get(documentId),
      db.segmentBlocks.where('[documentId+first]').between([documentId, 0], [documentId, Infinity]).toArray(),
    ]),
  )
  if (!record) throw new Error(`no text of document ${documentId} in this project`)
  const segments = blocks.reduce((sum, { starts }) => sum + starts.length, 0)
  const starts = new Uint32Array(segments)
  const ends = new Uint32Array(segments)
  for (const block of blocks) {
    starts.set(block.starts, block.first)
    ends.set(block.ends, block.first)
  }
  return { documentId, text: record.text, starts, ends }
}
