import { speakerColumn } from '../domain/attribute.ts'
import type { Case } from '../domain/case.ts'
import type { Document, DocumentText } from '../domain/document.ts'
import { CaseId, DocumentId, TextHash } from '../domain/ids.ts'
import type { SegmentBlock } from '../domain/segment.ts'
import { sha256 } from '../std/sha256.ts'
import { type PlannedDocument, people, plannedDocuments, times } from './plan.ts'
import { transcriptOf } from './transcript.ts'
import type { SampleWords } from './words.ts'

const caseIdOf = (name: string): CaseId => CaseId.parse(name.toLowerCase())

/** The people whom the documents are about; the interviewer is none of them. */
export const sampleCases = (words: SampleWords): readonly Case[] =>
  people.map(({ name, years }) => ({
    id: caseIdOf(name),
    name,
    attributes: [{ name: words.attributes.years, type: 'number', value: years }],
  }))

/** A conversation with several is about no one of them alone: there only the speaker of a turn names the case. */
function caseOf(speakers: readonly string[]): Pick<Document, 'caseId'> {
  const [one, ...others] = people.filter(({ name }) => speakers.includes(name))
  return one && others.length === 0 ? { caseId: caseIdOf(one.name) } : {}
}

interface SampleDocument {
  readonly document: Document
  readonly text: DocumentText
  readonly block: SegmentBlock
}

function sampleDocument(planned: PlannedDocument, words: SampleWords): SampleDocument {
  const id = DocumentId.parse(planned.id)
  const { name, turns } = words.documents[planned.id]
  const { text, starts, ends, speakers } = transcriptOf(turns)
  return {
    document: {
      id,
      name,
      textHash: TextHash.parse(sha256(text)),
      length: text.length,
      segments: turns.length,
      segmentation: { by: 'turn' },
      source: { fileName: `${planned.id}.txt`, format: 'txt', encoding: 'utf-8', importedAt: times.created },
      attributes: [
        { name: words.attributes.site, type: 'text', value: words.sites[planned.site] },
        { name: words.attributes.interviewed, type: 'date', value: planned.interviewed },
      ],
      ...caseOf(speakers),
    },
    text: { documentId: id, text },
    block: {
      documentId: id,
      first: 0,
      starts,
      ends,
      attributes: [{ name: speakerColumn, type: 'text', values: speakers }],
    },
  }
}

export const sampleDocuments = (words: SampleWords): readonly SampleDocument[] =>
  plannedDocuments.map((planned) => sampleDocument(planned, words))
