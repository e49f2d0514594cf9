import type { ReadFile } from '../../shared/contract/files.ts'
import { type Attribute, withAttributesAt } from '../../shared/domain/attribute.ts'
import type { Document } from '../../shared/domain/document.ts'
import { type CaseId, DocumentId, type SegmentId } from '../../shared/domain/ids.ts'
import { segmentPlace, segmentsPerBlock } from '../../shared/domain/segment.ts'
import { addReadFile } from '../../shared/project/addReadFile.ts'
import { act, command } from './act.ts'
import type { ProjectDatabase } from './database.ts'
import { now } from './now.ts'
import { documentIsUsed } from './uses.ts'

/**
 * Takes files in as documents, all in one step. Undoing it takes the documents' rows away; texts and segments, which never
 * change, wait for a redo and are swept when no step can bring their document back (`sweepTexts`).
 *
 * @returns the new documents' ids, in the files' order.
 */
export const addDocuments = (db: ProjectDatabase, files: readonly ReadFile[]): Promise<DocumentId[]> =>
  command(db, [db.texts], async () => {
    const importedAt = now()
    const added = files.map((file) => addReadFile(file, DocumentId.parse(crypto.randomUUID()), importedAt))
    await db.texts.bulkAdd(added.map(({ text }) => text))
    await db.segmentBlocks.bulkAdd(added.flatMap(({ segmentBlocks }) => segmentBlocks))
    const step = { name: 'addDocuments', params: { count: files.length, name: files[0]?.name ?? '' } } as const
    await act(
      db,
      step,
      added.map(({ document }) => ({ table: 'documents', key: document.id, row: document })),
    )
    return added.map(({ document }) => document.id)
  })

const changeDocument = (
  db: ProjectDatabase,
  id: DocumentId,
  name: 'renameDocument' | 'retireDocument' | 'bringBackDocument' | 'setDocumentAttributes' | 'setDocumentCase',
  change: (document: Document) => Document,
): Promise<void> =>
  command(db, [], async () => {
    const document = await documentWith(db, id)
    await act(db, { name, params: { name: document.name } }, [{ table: 'documents', key: id, row: change(document) }])
  })

async function documentWith(db: ProjectDatabase, id: DocumentId): Promise<Document> {
  const document = await db.documents.get(id)
  if (!document) throw new Error(`no document ${id} in this project`)
  return document
}

export const renameDocument = (db: ProjectDatabase, id: DocumentId, name: string): Promise<void> =>
  changeDocument(db, id, 'renameDocument', (document) => ({ ...document, name }))

export const setDocumentAttributes = (
  db: ProjectDatabase,
  id: DocumentId,
  attributes: readonly Attribute[],
): Promise<void> => changeDocument(db, id, 'setDocumentAttributes', (document) => ({ ...document, attributes }))

export const setDocumentCase = (db: ProjectDatabase, id: DocumentId, caseId: CaseId | undefined): Promise<void> =>
  changeDocument(db, id, 'setDocumentCase', ({ caseId: _, ...document }) => ({
    ...document,
    ...(caseId && { caseId }),
  }))

export const bringBackDocument = (db: ProjectDatabase, id: DocumentId): Promise<void> =>
  changeDocument(db, id, 'bringBackDocument', ({ retiredAt: _, ...document }) => document)

/** Removes a document, or retires it where something has been said about it that must stay true. */
export const removeDocument = (db: ProjectDatabase, id: DocumentId): Promise<'removed' | 'retired'> =>
  command(db, [], async () => {
    const document = await documentWith(db, id)
    const used = await documentIsUsed(db, document)
    const params = { name: document.name }
    if (used) {
      const row = { ...document, retiredAt: now() }
      await act(db, { name: 'retireDocument', params }, [{ table: 'documents', key: id, row }])
      return 'retired'
    }
    await act(db, { name: 'removeDocument', params }, [{ table: 'documents', key: id, row: undefined }])
    return 'removed'
  })

/** What is known of one segment besides its words, its speaker included: these attributes and no others. */
export const setSegmentAttributes = (
  db: ProjectDatabase,
  segmentId: SegmentId,
  attributes: readonly Attribute[],
): Promise<void> =>
  command(db, [], async () => {
    const { documentId, ordinal } = segmentPlace(segmentId)
    const first = ordinal - (ordinal % segmentsPerBlock)
    const block = await db.segmentBlocks.get([documentId, first])
    if (!block || ordinal - first >= block.starts.length) throw new Error(`no segment ${segmentId} in this project`)
    const columns = withAttributesAt(block.attributes, block.starts.length, ordinal - first, attributes)
    const row = { ...block, attributes: columns }
    const name = `${(await documentWith(db, documentId)).name} ${ordinal + 1}`
    await act(db, { name: 'setSegmentAttributes', params: { name } }, [
      { table: 'segmentBlocks', key: [documentId, first], row },
    ])
  })

/** Deletes texts and segments whose document is gone and cannot be brought back by undo or redo. Done on opening. */
export const sweepTexts = (db: ProjectDatabase): Promise<void> =>
  db.transaction('rw', db.documents, db.history, db.texts, db.segmentBlocks, async () => {
    const living = new Set<unknown>(await db.documents.toCollection().primaryKeys())
    await db.history.each(({ rows }) => {
      for (const { table, key } of rows) if (table === 'documents') living.add(key)
    })
    const gone = (await db.texts.toCollection().primaryKeys()).filter((id) => !living.has(id))
    await db.texts.bulkDelete(gone)
    for (const id of gone) await db.segmentBlocks.where('[documentId+first]').between([id, 0], [id, Infinity]).delete()
  })
