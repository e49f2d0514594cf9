import { expect, test } from 'vitest'
import type { ReadFile } from '../contract/files.ts'
import { Document } from '../domain/document.ts'
import { DocumentId, TextHash } from '../domain/ids.ts'
import { sha256 } from '../std/sha256.ts'
import { addReadFile } from './addReadFile.ts'

test('a file that was read becomes a document whose segments know it', () => {
  const text = 'One.\n\nTwo. 🙂'
  const file: ReadFile = {
    name: 'talk.txt',
    format: 'txt',
    encoding: 'windows-1252',
    text,
    textHash: TextHash.parse(sha256(text)),
    segmentation: { by: 'paragraph' },
    blocks: [{ documentId: DocumentId.parse('pending'), first: 0, starts: [0, 6], ends: [4, 13], attributes: [] }],
    segments: 2,
    attributes: [{ name: 'site', type: 'text', value: 'Bonn' }],
    columns: [],
    emptyRows: 0,
  }
  const added = addReadFile(file, DocumentId.parse('d1'), '2026-03-01T10:00:00.000Z')
  expect(Document.parse(added.document)).toEqual({
    id: 'd1',
    name: 'talk.txt',
    textHash: file.textHash,
    length: 13,
    segments: 2,
    segmentation: { by: 'paragraph' },
    source: {
      fileName: 'talk.txt',
      format: 'txt',
      encoding: 'windows-1252',
      importedAt: '2026-03-01T10:00:00.000Z',
    },
    attributes: file.attributes,
  })
  expect(added.text).toEqual({ documentId: 'd1', text })
  expect(added.segmentBlocks).toEqual([{ ...file.blocks[0], documentId: 'd1' }])
})
