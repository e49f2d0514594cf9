import { expect, test } from 'vitest'
import type { ReadFile } from '../../../shared/contract/files.ts'
import { DocumentId, ProjectId, TextHash } from '../../../shared/domain/ids.ts'
import { emptyProject } from '../../../shared/project/emptyProject.ts'
import { sha256 } from '../../../shared/std/sha256.ts'
import { withDocuments } from './documents.ts'

const monday = '2026-03-02T10:00:00.000Z'
const tuesday = '2026-03-03T10:00:00.000Z'
const file = (name: string, text: string): ReadFile => ({
  name,
  format: 'txt',
  text,
  textHash: TextHash.parse(sha256(text)),
  segmentation: { by: 'paragraph' },
  blocks: [{ documentId: DocumentId.parse('pending'), first: 0, starts: [0], ends: [text.length], attributes: [] }],
  segments: 1,
  attributes: [],
  columns: [],
  emptyRows: 0,
})
const project = emptyProject({ id: ProjectId.parse('some-texts'), name: 'Texts', createdAt: monday })
const first = withDocuments(project, [file('a.txt', 'One.'), file('b.txt', 'Two.')], monday)
const shown = ({ documents }: typeof first) =>
  documents.map(({ id, name, retiredAt }) => [id, name, retiredAt ?? 'living'])

test('files become documents with ids of their own', () => {
  expect(shown(first)).toEqual([
    ['d1', 'a.txt', 'living'],
    ['d2', 'b.txt', 'living'],
  ])
  expect(first.texts.map(({ text }) => text)).toEqual(['One.', 'Two.'])
  expect(first.segmentBlocks.map(({ documentId }) => documentId)).toEqual(['d1', 'd2'])
})

test('the same files are the same documents', () => {
  expect(withDocuments(first, [file('b.txt', 'Two.'), file('a.txt', 'One.')], tuesday)).toEqual(first)
})

test('what changed or is gone is retired and kept, and what is new is added', () => {
  const next = withDocuments(first, [file('b.txt', 'Two, changed.')], tuesday)
  expect(shown(next)).toEqual([
    ['d1', 'a.txt', tuesday],
    ['d2', 'b.txt', tuesday],
    ['d3', 'b.txt', 'living'],
  ])
  expect(next.texts).toHaveLength(3)
})

test('a file that comes back finds its document again', () => {
  const without = withDocuments(first, [file('a.txt', 'One.')], tuesday)
  expect(shown(withDocuments(without, [file('a.txt', 'One.'), file('b.txt', 'Two.')], tuesday))).toEqual(shown(first))
})

test('two files of one name and text are two documents', () => {
  const twice = withDocuments(project, [file('a.txt', 'One.'), file('a.txt', 'One.')], monday)
  expect(shown(twice)).toEqual([
    ['d1', 'a.txt', 'living'],
    ['d2', 'a.txt', 'living'],
  ])
})

test('a file that is cut otherwise is another document', () => {
  const cut: ReadFile = { ...file('a.txt', 'One.'), segmentation: { by: 'sentence', language: 'en' } }
  expect(shown(withDocuments(first, [cut], tuesday)).at(-1)).toEqual(['d3', 'a.txt', 'living'])
})
