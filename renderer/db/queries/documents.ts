import { type Attribute, attributesAt } from '../../../shared/domain/attribute.ts'
import type { Case } from '../../../shared/domain/case.ts'
import type { Document } from '../../../shared/domain/document.ts'
import type { DocumentId } from '../../../shared/domain/ids.ts'
import { type Segment, segmentsPerBlock } from '../../../shared/domain/segment.ts'
import { segmentAt } from '../../../shared/text/blocks.ts'
import { type LoadedDocument, loadDocument } from '../loadedDocument.ts'
import { useQuery } from './useQuery.ts'

/** A document with how many segments people have said something about (skipped and withdrawn ones left out). */
export interface ListedDocument extends Document {
  readonly codedByHand: number
}

/** All documents by name, retired ones included (see `retiredAt`). */
export const useDocuments = (): readonly ListedDocument[] | undefined =>
  useQuery(async (db) => {
    const units = new Map<DocumentId, Set<string>>()
    await db.manualCodings.each(({ documentId, unitKey, withdrawnAt, decision }) => {
      if (withdrawnAt || decision.kind === 'skipped') return
      units.set(documentId, (units.get(documentId) ?? new Set()).add(unitKey))
    })
    const documents = await db.documents.toArray()
    return documents
      .map((document) => ({ ...document, codedByHand: units.get(document.id)?.size ?? 0 }))
      .sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }))
  })

export const useCases = (): readonly Case[] | undefined => useQuery((db) => db.cases.toArray())

/** A document's text and offsets, from memory where it was used lately. */
export const useLoadedDocument = (id: DocumentId | undefined): LoadedDocument | undefined =>
  useQuery(async (db) => (id ? loadDocument(db, id) : undefined), [id])

/** A document's segments by ordinal, with rows and attributes, which may change while texts do not. */
export function useSegments(id: DocumentId): (ordinal: number) => Segment | undefined {
  const blocks = useQuery(
    (db) => db.segmentBlocks.where('[documentId+first]').between([id, 0], [id, Infinity]).toArray(),
    [id],
  )
  return (ordinal) => {
    const block = blocks?.[Math.floor(ordinal / segmentsPerBlock)]
    return block && segmentAt(block, ordinal)
  }
}

/** What is known of one segment besides its words. */
export const useSegmentAttributes = (id: DocumentId, ordinal: number): readonly Attribute[] | undefined => {
  const first = ordinal - (ordinal % segmentsPerBlock)
  return useQuery(
    async (db) => {
      const block = await db.segmentBlocks.get([id, first])
      return block && attributesAt(block.attributes, ordinal - first)
    },
    [id, ordinal],
  )
}
