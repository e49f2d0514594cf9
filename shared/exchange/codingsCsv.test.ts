import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Codebook, CodebookVersion, hashOfCodebook } from '../domain/codebook.ts'
import { Coder } from '../domain/coder.ts'
import { Document, DocumentText } from '../domain/document.ts'
import { DocumentId } from '../domain/ids.ts'
import { ManualCoding } from '../domain/manualCoding.ts'
import { Round } from '../domain/round.ts'
import { ProjectInfo, ProjectRun, type ProjectSnapshot, RunBlock } from '../project/snapshot.ts'
import { toBlocks } from '../text/blocks.ts'
import { codingsCsv } from './codingsCsv.ts'
import { csvCell, csvLine } from './csvCell.ts'

const now = '2025-01-02T03:04:05.000Z'
const digest = 'a'.repeat(64)
const text = 'One passage.\n\n=2+2, "quoted"'
const code = { definition: '', inclusion: [], exclusion: [], anchors: [], colour: '#000000' }
const codebook = Codebook.parse({
  ...{ name: 'b', researchQuestion: '', rules: [], severalCodes: true },
  codes: [
    { ...code, id: 'work', name: 'Work' },
    { ...code, id: 'hours', name: 'Hours', parentId: 'work' },
  ],
})
const hash = hashOfCodebook(codebook)
const model = { provider: 'lexical', model: 'lexical', temperature: 0 }
const machine = { kind: 'automatic', id: 'm1', name: 'Machine', settings: model, persona: '' }
const documentId = DocumentId.parse('d')

const manual = (id: string, decision: unknown, more: object = {}) =>
  ManualCoding.parse({
    ...{ origin: 'manual', id, coderId: 'ana', unit: { kind: 'segment', segmentId: 'd.0' }, decision, codedAt: now },
    ...{ codebook: hash, visible: { automatic: false, otherCoders: false }, correction: false },
    ...more,
  })

const run = (id: string, more: object = {}) =>
  ProjectRun.parse({
    settings: {
      ...{
        id,
        projectId: 'project-1',
        name: 'First run',
        createdAt: now,
        mode: 'deductive',
        strategy: 'sharedRelevance',
      },
      ...{ screening: model, codebook, codebookHash: hash, coders: [machine], occasion: 'o', dedupe: true, units: 2 },
    },
    ...{ state: 'finished', place: 3 },
    ...more,
  })

const unit = (seq: number, segmentId: string, outcome: unknown) => ({
  ...{ seq, at: now, type: 'unit', segmentId, content: digest, outcome, questions: [] },
})
const coded = (codes: unknown[]) => ({
  kind: 'coded',
  codings: [{ coderId: 'm1', codes, reply: digest, upstream: [] }],
  failures: [],
})

const project = (more: Partial<ProjectSnapshot>): ProjectSnapshot => ({
  info: ProjectInfo.parse({ id: 'project-1', name: 'P', createdAt: now, codebook: hash, occasion: 'o' }),
  documents: [
    Document.parse({
      ...{
        id: 'd',
        name: 'Interview',
        textHash: digest,
        length: text.length,
        segments: 2,
        segmentation: { by: 'paragraph' },
      },
      ...{ source: { fileName: 'i.txt', format: 'txt', importedAt: now }, attributes: [] },
    }),
  ],
  texts: [DocumentText.parse({ documentId, text })],
  segmentBlocks: toBlocks(documentId, [
    { start: 0, end: 12 },
    { start: 14, end: text.length },
  ]),
  cases: [],
  codebooks: [CodebookVersion.parse({ hash, number: 3, codebook, createdAt: now, reason: '' })],
  coders: [Coder.parse({ kind: 'human', id: 'ana', name: 'Ana' }), Coder.parse(machine)],
  rounds: [
    Round.parse({
      id: 'r',
      name: 'Main',
      kind: 'main',
      units: { kind: 'all' },
      coderIds: ['ana'],
      codebook: hash,
      createdAt: now,
    }),
  ],
  manualCodings: [],
  runs: [],
  runBlocks: [],
  ...more,
})
const table = (snapshot: ProjectSnapshot): Record<string, string>[] =>
  parse([...codingsCsv(snapshot)].join(''), { columns: true, record_delimiter: '\r\n' })

describe('codings of people', () => {
  test('have one row a code, with its whole path', () => {
    const given = [{ codeId: 'hours', value: -2, reason: 'why', confidence: 0.5 }, { codeId: 'work' }]
    const rows = table(
      project({ manualCodings: [manual('1', { kind: 'codes', codes: given }, { roundId: 'r', memo: '@me' })] }),
    )
    expect(rows).toHaveLength(2)
    expect(rows[0]).toEqual({
      ...{
        document: 'Interview',
        segment: '1',
        start: '0',
        end: '12',
        text: 'One passage.',
        coder: 'Ana',
        kind: 'manual',
      },
      ...{ run: '', round: 'Main', decision: 'codes', code: 'Work > Hours', value: '-2', quote: '', quoteFound: '' },
      ...{ reason: 'why', confidence: '0.5', memo: "'@me", codedAt: now, codebook: '3' },
    })
    expect(rows[1]).toMatchObject({ code: 'Work', value: '' })
  })

  test('have one row where no code was given', () => {
    const codings = ['noCode', 'notRelevant', 'skipped'].map((kind, i) => manual(String(i), { kind }))
    expect(table(project({ manualCodings: codings })).map(({ decision, code: given }) => [decision, given])).toEqual([
      ['noCode', ''],
      ['notRelevant', ''],
      ['skipped', ''],
    ])
  })

  test('leave out what was withdrawn, and what a standing decision replaced', () => {
    const codings = [
      manual('1', { kind: 'noCode' }),
      manual('2', { kind: 'skipped' }, { replaces: '1', withdrawnAt: now }),
      manual('3', { kind: 'skipped' }, { unit: { kind: 'segment', segmentId: 'd.1' } }),
      manual('4', { kind: 'notRelevant' }, { unit: { kind: 'segment', segmentId: 'd.1' }, replaces: '3' }),
    ]
    expect(table(project({ manualCodings: codings })).map(({ decision }) => decision)).toEqual([
      'noCode',
      'notRelevant',
    ])
  })

  test('of a free span say where it is, and no segment', () => {
    const span = { unit: { kind: 'span', documentId: 'd', start: 4, end: 11 } }
    const [row] = table(project({ manualCodings: [manual('1', { kind: 'noCode' }, span)] }))
    expect(row).toMatchObject({ segment: '', start: '4', end: '11', text: 'passage' })
  })
})

describe('automatic codings', () => {
  const events = [
    unit(
      1,
      'd.0',
      coded([
        { codeId: 'hours', quote: { text: 'passage', start: 4, end: 11 } },
        { codeId: 'work', quote: { text: 'no' } },
      ]),
    ),
    unit(2, 'd.1', coded([])),
    unit(3, 'd.1', { kind: 'notRelevant', upstream: [digest] }),
    unit(4, 'd.1', { kind: 'failed', failure: { class: 'timeout', detail: '' } }),
    { seq: 5, at: now, type: 'finished' },
  ]
  const runBlocks = [RunBlock.parse({ runId: 'run-001', first: 1, events })]

  test('have their quote, their run and their round of no codes', () => {
    const rows = table(project({ runs: [run('run-001')], runBlocks }))
    const shown = rows.map(({ segment, coder, decision, code: given, quoteFound }) => [
      segment,
      coder,
      decision,
      given,
      quoteFound,
    ])
    expect(shown).toEqual([
      ['1', 'Machine', 'codes', 'Work > Hours', 'true'],
      ['1', 'Machine', 'codes', 'Work', 'false'],
      ['2', 'Machine', 'noCode', '', ''],
      ['2', '', 'notRelevant', '', ''],
    ])
    expect(rows[0]).toMatchObject({ kind: 'automatic', run: 'First run', codedAt: now, codebook: '3' })
    expect(rows[2]!.text).toBe('\'=2+2, "quoted"')
  })

  test('of a discarded run are left out', () => {
    expect(table(project({ runs: [run('run-001', { discardedAt: now })], runBlocks }))).toEqual([])
  })

  test('of a run that the project does not know are a broken promise', () => {
    expect(() => table(project({ runBlocks }))).toThrow('no run run-001')
  })
})

test('a table without codings is its heading', () => {
  expect([...codingsCsv(project({}))]).toHaveLength(1)
})

test('cells come back as they were, and none begins like a formula', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('=', '"', ',', '\n', '\r', '\t', '-', '@', '+', 'a', ' ', "'") }), {
        minLength: 2,
        maxLength: 5,
      }),
      (cells) => {
        const [row] = parse(csvLine(cells), { record_delimiter: '\r\n' })
        for (const [i, cell] of cells.entries()) {
          expect(row![i]).not.toMatch(/^[=+\-@\t\r]/)
          expect(row![i]).toBe(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
        }
      },
    ),
    { seed: 8, numRuns: 1000 },
  )
  expect([csvCell(-1), csvCell(true), csvCell(undefined)]).toEqual(['-1', 'true', ''])
})
