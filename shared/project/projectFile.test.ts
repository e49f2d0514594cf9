import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallProject } from '../../test/fixtures/smallProject.ts'
import { hashOfCodebook } from '../domain/codebook.ts'
import { ProjectId } from '../domain/ids.ts'
import { emptyProject } from './emptyProject.ts'
import { projectLines, readProjectFile, readProjectHead } from './projectFile.ts'
import { type ProjectRecord, recordsOf } from './projectRecord.ts'
import type { ProjectSnapshot } from './snapshot.ts'
import type { Line, Upgrade } from './upgrade.ts'

const linesOf = async (project: ProjectSnapshot): Promise<string[]> => {
  const lines: string[] = []
  const head = { revision: 3, savedAt: '2026-03-02T10:00:00.000Z', info: project.info }
  for await (const line of projectLines(head, recordsOf(project))) lines.push(line)
  return lines
}
const read = (lines: Iterable<string>, upgrades?: ReadonlyMap<number, Upgrade>) =>
  readProjectFile(lines, 'x.intercoder', upgrades)
const problemOf = async (lines: Iterable<string>) => {
  const outcome = await read(lines)
  return outcome.ok ? undefined : outcome.failure
}
const lines = await linesOf(smallProject)

test('what is written is read again', async () => {
  expect(await read(lines)).toEqual({ ok: true, value: smallProject })
  const empty = emptyProject({
    id: ProjectId.parse('empty-project'),
    name: 'Leer 🙂',
    createdAt: '2026-03-02T10:00:00.000Z',
  })
  expect(await read(await linesOf(empty))).toEqual({ ok: true, value: empty })
})

test('every line is JSON without line breaks, the first names the format and the last counts the records', () => {
  expect(lines.every((line) => !/[\r\n]/.test(line))).toBe(true)
  expect(JSON.parse(lines[0]!)).toMatchObject({ intercoder: 'project', version: 1, revision: 3 })
  expect(JSON.parse(lines.at(-1)!)).toEqual({ end: lines.length - 2 })
})

test('records may come from a database, piece by piece, but not out of order', async () => {
  async function* from(records: Iterable<ProjectRecord>) {
    yield* records
  }
  const head = { revision: 3, savedAt: '2026-03-02T10:00:00.000Z', info: smallProject.info }
  const streamed: string[] = []
  for await (const line of projectLines(head, from(recordsOf(smallProject)))) streamed.push(line)
  expect(streamed).toEqual(lines)

  const backwards = [...recordsOf(smallProject)].reverse()
  await expect(async () => {
    for await (const _ of projectLines(head, backwards));
  }).rejects.toThrow('a run record after one of events')
})

test('a list of projects needs the first line only', () => {
  expect(readProjectHead(lines[0]!, 'x.intercoder')).toMatchObject({
    ok: true,
    value: { revision: 3, info: { name: 'Small' } },
  })
})

test.each([[], [''], ['not JSON'], ['{"intercoder":"codebook","version":1}'], ['[]'], ['null']])(
  'a file that starts with %j is no project',
  async (...content) => expect(await problemOf(content)).toEqual({ file: 'x.intercoder', code: 'notAProject' }),
)

test('a byte order mark and blank lines at the end do no harm', async () => {
  expect(await read([`\uFEFF${lines[0]}`, ...lines.slice(1), '', '\r'])).toEqual({ ok: true, value: smallProject })
})

test('a project of a later version is not guessed at', async () => {
  const later = lines[0]!.replace('"version":1', '"version":2')
  expect(await problemOf([later, ...lines.slice(1)])).toMatchObject({ code: 'newerProject', detail: '2' })
})

test('wherever a file was cut off, it is noticed', async () => {
  const text = lines.join('\n')
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: lines[0]!.length, max: text.length - 1 }), async (length) => {
      expect(await problemOf(text.slice(0, length).split('\n'))).toMatchObject({ code: 'incompleteProject' })
    }),
    { seed: 5, numRuns: 200 },
  )
})

test('a line that is missing from the middle is noticed', async () => {
  for (let missing = 1; missing < lines.length - 1; missing++)
    expect(await problemOf(lines.toSpliced(missing, 1))).toBeDefined()
})

test('the row of damage is named as an editor counts', async () => {
  const damaged = (row: number, line: string) => problemOf(lines.with(row - 1, line))
  expect(await damaged(4, '{"k":"coder","v":')).toMatchObject({ code: 'damagedProject', row: 4, detail: 'not JSON' })
  expect(await damaged(4, '{"k":"__proto__","v":{}}')).toMatchObject({ code: 'damagedProject', row: 4 })
  expect(await damaged(4, '{"k":"coder","v":{"kind":"human","id":"a b"}}')).toMatchObject({ row: 4 })
  expect(await damaged(1, '{"intercoder":"project","version":1,"revision":-1}')).toMatchObject({ row: 1 })
  expect(await problemOf([...lines, '{"k":"case","v":{}}'])).toMatchObject({ row: lines.length + 1 })
})

describe('records that do not fit together are refused:', () => {
  const [document] = smallProject.documents
  const [m1, ...codings] = smallProject.manualCodings
  const [run] = smallProject.runs
  const [block, ...blocks] = smallProject.runBlocks
  const elsewhere = hashOfCodebook({ name: 'x', researchQuestion: '', rules: [], severalCodes: true, codes: [] })
  const coder = smallProject.coders[0]!
  test.each<[string, Partial<ProjectSnapshot>]>([
    ['two coders of one id', { coders: [coder, ...smallProject.coders] }],
    ['a coder nobody knows', { coders: smallProject.coders.slice(1) }],
    ['a codebook nobody knows', { manualCodings: [{ ...m1!, codebook: elsewhere }, ...codings] }],
    ['a codebook in force nobody knows', { info: { ...smallProject.info, codebook: elsewhere } }],
    ['a case nobody knows', { cases: [] }],
    ['a round nobody knows', { rounds: [] }],
    ['a coding that takes the place of none', { manualCodings: codings }],
    ['a coding twice', { manualCodings: [m1!, m1!, ...codings] }],
    ['a document without text', { texts: smallProject.texts.slice(1) }],
    ['a text without document', { documents: smallProject.documents.slice(1) }],
    ['a text of another length', { documents: smallProject.documents.with(0, { ...document!, length: 1 }) }],
    ['a segment too few', { segmentBlocks: smallProject.segmentBlocks.slice(0, 2) }],
    ['segments out of order', { segmentBlocks: smallProject.segmentBlocks.toReversed() }],
    ['results of a run nobody knows', { runs: [] }],
    ['a gap in the results', { runBlocks: blocks }],
    ['results too few', { runBlocks: [block!] }],
    [
      'results of another coder',
      {
        runs: [{ ...run!, settings: { ...run!.settings, coders: [{ ...run!.settings.coders[0]!, id: coder.id }] } }],
      },
    ],
  ])('%s', async (_, change) => {
    expect(await problemOf(await linesOf({ ...smallProject, ...change }))).toMatchObject({ code: 'damagedProject' })
  })
})

describe('a project of an earlier version', () => {
  /** An invented version 0: the project's name stood in `title`, coders were told apart by no kind, and notes were records. */
  const upgrade: Upgrade = {
    head: ({ title, ...head }) => ({ ...head, info: { ...(head.info as Line), name: title } }),
    record: (line) => {
      if (line.k === 'note') return []
      return line.k === 'coder' ? [{ k: 'coder', v: { kind: 'human', ...(line.v as Line) } }] : [line]
    },
  }
  const { name, ...info } = smallProject.info
  const old = [
    JSON.stringify({ ...JSON.parse(lines[0]!), version: 0, info, title: name }),
    ...lines.slice(1, 3),
    '{"k":"note","v":"a thought"}',
    ...lines.slice(3, -1).map((line) => line.replace('"kind":"human",', '')),
    JSON.stringify({ end: lines.length - 1 }),
  ]

  test('is upgraded while it is read', async () => {
    expect(await read(old, new Map([[0, upgrade]]))).toEqual({ ok: true, value: smallProject })
  })
  test('is refused where no way leads to this version', async () => {
    expect(await problemOf(old)).toMatchObject({ code: 'damagedProject', row: 1 })
  })
})
