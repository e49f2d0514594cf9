import { type Codebook, hashOfCodebook } from '../../shared/domain/codebook.ts'
import type { Coder } from '../../shared/domain/coder.ts'
import {
  CacheKey,
  CodeId,
  CoderId,
  DocumentId,
  ProjectId,
  ProviderId,
  RunId,
  TextHash,
} from '../../shared/domain/ids.ts'
import type { RunEvent } from '../../shared/domain/runEvent.ts'
import { type SegmentBlock, segmentIdOf, segmentsPerBlock } from '../../shared/domain/segment.ts'
import { emptyProject } from '../../shared/project/emptyProject.ts'
import type { ProjectSnapshot } from '../../shared/project/snapshot.ts'
import { sha256 } from '../../shared/std/sha256.ts'
import { ProjectDatabase } from './database.ts'
import { loadSnapshot } from './snapshot.ts'

/** For tests: the parts of a small project, and a database that holds them. */
export const codebookWith = (...names: string[]): Codebook => ({
  name: 'Work',
  researchQuestion: 'How do people speak of work?',
  rules: [],
  severalCodes: true,
  codes: names.map((name) => ({
    id: CodeId.parse(name),
    name,
    definition: `about ${name}`,
    inclusion: [],
    exclusion: [],
    anchors: [],
    colour: '#0072b2',
  })),
})

export const person = (id: string): Coder => ({ kind: 'human', id: CoderId.parse(id), name: id })

export const model = (id: string, temperature: number) =>
  ({
    kind: 'automatic',
    id: CoderId.parse(id),
    name: id,
    settings: { provider: ProviderId.parse('lexical'), model: 'lexical', temperature },
    persona: '',
  }) as const

export const ana = CoderId.parse('ana')
export const ben = CoderId.parse('ben')
export const interview = DocumentId.parse('interview')
export const hope = CodeId.parse('hope')
export const segment = (ordinal: number, document = interview) =>
  ({ kind: 'segment', segmentId: segmentIdOf(document, ordinal) }) as const

/** A text of `segments` lines, as it comes from `files.read`. */
export function readFile(name: string, segments: number, lineOf = (i: number) => `${name} says line ${i}`) {
  const lines = Array.from({ length: segments }, (_, i) => lineOf(i))
  const starts: number[] = []
  let length = 0
  for (const line of lines) {
    starts.push(length)
    length += line.length + 1
  }
  const text = lines.join('\n')
  const blocks: SegmentBlock[] = []
  for (let first = 0; first < segments; first += segmentsPerBlock) {
    const from = starts.slice(first, first + segmentsPerBlock)
    const ends = from.map((start, i) => start + (lines[first + i]?.length ?? 0))
    blocks.push({ documentId: DocumentId.parse('pending'), first, starts: from, ends, attributes: [] })
  }
  const textHash = TextHash.parse(sha256(text))
  const rest = { segmentation: { by: 'paragraph' }, attributes: [], columns: [], emptyRows: 0 } as const
  return { name, format: 'txt', text, textHash, blocks, segments, ...rest } as const
}

export const runId = RunId.parse('run-000001')

let projects = 0

/** Two people, two models, one document of six segments, one case, one run of nothing yet. */
export function exampleProject(): ProjectSnapshot {
  const id = ProjectId.parse(`project-${++projects}-of-tests`)
  const createdAt = '2026-01-01T00:00:00.000Z'
  const codebook = codebookWith('hope', 'fear')
  const empty = emptyProject({ id, name: 'Interviews', createdAt, codebook })
  const file = readFile('interview', 6)
  const automatic = [model('lexical-1', 0), model('lexical-2', 0.2)]
  return {
    ...empty,
    documents: [
      {
        id: interview,
        name: 'interview',
        textHash: file.textHash,
        length: file.text.length,
        segments: 6,
        segmentation: file.segmentation,
        source: { fileName: 'interview.txt', format: 'txt', importedAt: '2026-02-01T00:00:00.000Z' },
        attributes: [],
      },
    ],
    texts: [{ documentId: interview, text: file.text }],
    segmentBlocks: file.blocks.map((block) => ({ ...block, documentId: interview })),
    coders: [person('ana'), person('ben'), ...automatic],
    runs: [
      {
        settings: {
          id: runId,
          projectId: id,
          name: 'first',
          createdAt: '2026-01-02T00:00:00.000Z',
          mode: 'deductive',
          strategy: 'sharedRelevance',
          screening: model('s', 0).settings,
          codebook,
          codebookHash: hashOfCodebook(codebook),
          coders: automatic,
          occasion: '1',
          dedupe: true,
          units: 6,
        },
        state: 'prepared',
        place: 0,
      },
    ],
  }
}

export async function exampleDatabase(project = exampleProject()): Promise<ProjectDatabase> {
  const db = new ProjectDatabase(project.info.id)
  await loadSnapshot(db, project, { revision: 1, savedRevision: 1 })
  return db
}

const key = CacheKey.parse('a'.repeat(64))

/** A journal line that says that these coders gave the segment this code, or none. */
export const codedLine = (seq: number, ordinal: number, coders: readonly string[], codeId?: CodeId): RunEvent => ({
  type: 'unit',
  seq,
  at: '2026-03-01T00:00:00.000Z',
  segmentId: segmentIdOf(interview, ordinal),
  content: TextHash.parse('b'.repeat(64)),
  outcome: {
    kind: 'coded',
    codings: coders.map((id) => ({
      coderId: CoderId.parse(id),
      codes: codeId ? [{ codeId, quote: { text: 'line' } }] : [],
      reply: key,
      upstream: [],
    })),
    failures: [],
  },
  questions: [],
})
