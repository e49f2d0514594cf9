import { stringify } from 'csv-stringify/sync'
import { Document, Packer, Paragraph } from 'docx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readFile } from '../../electron/engine/threads/readFile.ts'
import { FileProblem, ReadFile } from '../../shared/contract/files.ts'
import { Codebook } from '../../shared/domain/codebook.ts'
import type { Segmentation } from '../../shared/domain/segmentation.ts'
import { readCodebook } from '../../shared/exchange/readCodebook.ts'
import { writeCodebook } from '../../shared/exchange/writeCodebook.ts'
import { projectLines, readProjectFile } from '../../shared/project/projectFile.ts'
import { recordsOf } from '../../shared/project/projectRecord.ts'
import type { ProjectSnapshot } from '../../shared/project/snapshot.ts'
import type { Outcome } from '../../shared/std/outcome.ts'
import { segmentsOf } from '../../shared/text/blocks.ts'
import { normalise } from '../../shared/text/normalise.ts'
import { problemSentence } from '../../shared/words/problemSentence.ts'
import { smallProject } from '../fixtures/smallProject.ts'
import { codebook, codeNamed } from '../simulators/codebook.ts'

/** A fresh seed joins at every run; `INTERCODER_SEED` repeats one alone. What ever failed is an example of its law, below. */
const fresh = Number(process.env.INTERCODER_SEED ?? Date.now() % 1_000_000)
const seeds = process.env.INTERCODER_SEED === undefined ? [20261120, fresh] : [fresh]
console.log(`fuzz with the seeds ${seeds.join(' and ')} (INTERCODER_SEED=<seed> repeats one)`)

const secondsPerLaw = 10

/** As many cases as go into the time, half of it for each seed. */
async function always<Case>(law: string, cases: fc.Arbitrary<Case>, holds: (one: Case) => void | Promise<void>) {
  let tried = 0
  const property = fc.asyncProperty(cases, async (one) => {
    tried++
    await holds(one)
  })
  for (const seed of seeds)
    await fc.assert(property, {
      seed,
      numRuns: 1_000_000,
      interruptAfterTimeLimit: (secondsPerLaw * 1000) / seeds.length,
    })
  console.log(`${law}: ${tried} cases`)
  expect(tried).toBeGreaterThan(100)
}

/** Whatever went wrong is one problem with the file's name, and one sentence in each language. */
function expectProblem(failure: unknown, file: string) {
  const problem = FileProblem.parse(failure)
  expect(problem.file).toBe(file)
  for (const language of ['en', 'de'] as const) {
    const sentence = problemSentence(problem, language)
    expect(sentence).toMatch(/\S{3}/)
    expect(sentence).not.toMatch(/undefined|\[object|\n/)
  }
}

/** A file as it was taken in, or its problem; what was taken in must be whole. */
function expectReadOrProblem(result: Outcome<ReadFile, FileProblem>, file: string) {
  if (!result.ok) return expectProblem(result.failure, file)
  const read = ReadFile.parse(result.value)
  const { text, blocks, segmentation } = read
  expect(normalise(text)).toBe(text)
  const segments = blocks.flatMap((block) => [...segmentsOf(block)])
  expect(segments.length).toBe(read.segments)
  let last = 0
  for (const { start, end } of segments) {
    const passage = text.slice(start, end)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    expect(passage.trim()).toBe(passage)
    if (segmentation.by !== 'size') expect(start).toBeGreaterThanOrEqual(last)
    last = end
  }
}

const segmentations: fc.Arbitrary<Segmentation> = fc.oneof(
  fc.constantFrom<Segmentation>({ by: 'paragraph' }, { by: 'turn' }, { by: 'row' }),
  fc.constantFrom('en', 'de', 'ar', 'xx').map((language) => ({ by: 'sentence', language }) as const),
  fc
    .record({ size: fc.integer({ min: 20, max: 200 }), share: fc.double({ min: 0, max: 0.99, noNaN: true }) })
    .map(({ size, share }) => ({ by: 'size', size, overlap: Math.floor(size * share) }) as const),
)

/** Text as it comes: words of many scripts, marks that combine or turn the direction, and every kind of line end. */
const pieces = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'grapheme', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...['\n', '\r\n', '\r', '\n\n', ' \n\t\n ', '\u2028', '\u00a0', '\u0085', ' ', '. ', '? '],
      ...['👩‍🚀', '👍🏽', 'e\u0301\u0323', '\u0301', 'שלום', '\u202eمرحبا\u202c', '你好。', 'ﬁ', '\u212b', '\u037e'],
      ...['I: ', 'Anna: ', 'B2 (00:01:02): ', '[laughs]', '# ', '---\n', 'age: 4\n', '"', ';', ',', '\t'],
    ),
  },
)
const texts = fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join(''))
/** No marks of the order of bytes, and nothing that no text holds: these have laws of their own. */
const plainTexts = texts.map((text) => text.replace(/\ufeff|\ufffe|(?!\s)\p{Cc}/gu, ''))

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16le = (text: string) => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const utf16be = (text: string) => new Uint8Array(Buffer.from(utf16le(text)).swap16())
const encoders = { 'utf-8': utf8, 'utf-16le': utf16le, 'utf-16be': utf16be } as const
const encodings = fc.constantFrom('utf-8' as const, 'utf-16le' as const, 'utf-16be' as const)

/** Bytes of a file after an accident: cut off, single bytes turned, pieces of something else put in. */
const accidents = fc.array(
  fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    what: fc.constantFrom('cut' as const, 'turn' as const, 'insert' as const, 'drop' as const),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 6 }),
  }),
  { minLength: 1, maxLength: 4 },
)
type Accident = typeof accidents extends fc.Arbitrary<infer All> ? All : never

const afterAll = (bytes: Uint8Array, all: Accident): Uint8Array => all.reduce(after, bytes)

function after(bytes: Uint8Array, { at, what, bytes: others }: Accident[number]): Uint8Array {
  const place = Math.floor(at * bytes.length)
  if (what === 'cut') return bytes.slice(0, place)
  if (what === 'turn') return bytes.map((byte, i) => (i === place ? byte ^ (others[0] || 1) : byte))
  const rest = bytes.slice(what === 'drop' ? place + others.length : place)
  return Uint8Array.from([...bytes.slice(0, place), ...(what === 'drop' ? [] : others), ...rest])
}

test('a text in any encoding is read as it is, and cut into passages that say exactly where they stand', () =>
  always(
    'encodings and offsets',
    fc.record({ text: plainTexts, encoding: encodings, segmentation: segmentations }),
    async ({ text, encoding, segmentation }) => {
      const result = await readFile('a.txt', encoders[encoding](text), { segmentation })
      expectReadOrProblem(result, 'a.txt')
      if (result.ok) expect(result.value).toMatchObject({ encoding, text: normalise(text) })
      else expect(['empty', 'noSegments', 'binary']).toContain(result.failure.code)
      if (!result.ok && result.failure.code === 'binary') expect(text.slice(0, 8)).toMatch(/^(%PDF-|GIF8|RIFF|ID3)/)
    },
  ))

test('any bytes under any name are read, or refused with one problem', () =>
  always(
    'any bytes',
    fc.record({
      name: fc.constantFrom('a.txt', 'a.md', 'a.csv', 'a.tsv', 'a.docx'),
      bytes: fc.oneof(fc.uint8Array({ maxLength: 400 }), texts.map(utf8)),
      segmentation: fc.option(segmentations, { nil: undefined }),
      encoding: fc.option(fc.constantFrom('utf-8', 'utf-16le', 'utf-16be', 'windows-1252'), { nil: undefined }),
    }),
    async ({ name, bytes, segmentation, encoding }) =>
      expectReadOrProblem(await readFile(name, bytes, { segmentation, encoding }), name),
  ))

const cells = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  plainTexts.map((text) => [...text].slice(0, 40).join('')),
  fc.constantFrom('', ' ', '"', '""', ';', ',\n,', 'a\r\nb', '=1+1', '007', '1.5', '2024-01-31', 'yes'),
)
const tables = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  rows: fc.array(fc.tuple(cells, cells, cells), { minLength: 1, maxLength: 12 }),
})

test('a table whose cells are quoted comes out cell by cell, however they look', () =>
  always('tables', tables, async ({ delimiter, lineEnd, rows }) => {
    const csv = stringify([['id', 'text', 'note'], ...rows], {
      delimiter,
      quoted: true,
      quoted_empty: true,
      record_delimiter: lineEnd,
    })
    const result = await readFile('a.csv', utf8(csv), {})
    expectReadOrProblem(result, 'a.csv')
    const wanted = rows.map(([, text]) => normalise(text).trim()).filter((text) => text !== '')
    if (!result.ok) return expect([result.failure.code, wanted]).toEqual(['noSegments', []])
    const { text, blocks, emptyRows } = result.value
    const found = blocks.flatMap((block) => [...segmentsOf(block)].map(({ start, end }) => text.slice(start, end)))
    expect(found).toEqual(wanted)
    // Blank rows at the end of a table are its end, and no rows.
    const lastFilled = rows.findLastIndex((row) => row.some((cell) => cell.trim() !== ''))
    expect(emptyRows).toBe(lastFilled + 1 - wanted.length)
  }))

test('a table after an accident is read, or refused with one problem', () =>
  always('damaged tables', fc.record({ table: tables, accident: accidents }), async ({ table, accident }) => {
    const csv = stringify([['id', 'text', 'note'], ...table.rows], { delimiter: table.delimiter })
    expectReadOrProblem(await readFile('a.csv', afterAll(utf8(csv), accident), {}), 'a.csv')
  }))

const paragraphs = ['Good morning.', 'Grüße, 👍🏽', 'שלום'].map((text) => new Paragraph(text))
const wordDocument = new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] })))

test('a Word document after an accident is read, or refused with one problem', () =>
  always('damaged Word documents', accidents, async (accident) =>
    expectReadOrProblem(await readFile('a.docx', afterAll(wordDocument, accident), {}), 'a.docx'),
  ))

const names = fc.constantFrom('Work', 'work', 'Pay', '__proto__', 'Büro', 'a > b', '')
const nodes = fc.letrec((tie) => ({
  node: fc.record(
    {
      name: fc.oneof({ weight: 8, arbitrary: names }, fc.jsonValue()),
      definition: fc.oneof(texts, fc.jsonValue()),
      rules: fc.oneof(fc.array(texts, { maxLength: 2 }), fc.jsonValue()),
      examples: fc.array(texts, { maxLength: 2 }),
      scale: fc.oneof(fc.constant({ level: 'ordinal', min: 1, max: 3, labels: [] }), fc.jsonValue()),
      id: fc.oneof(fc.constantFrom('a', 'b', '../x'), fc.jsonValue()),
      codes: fc.oneof({ maxDepth: 3, withCrossShrink: true }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
    },
    { requiredKeys: ['name'] },
  ),
})).node
const codebookFiles = fc.oneof(
  fc
    .record({ name: texts, researchQuestion: texts, codes: fc.array(nodes, { maxLength: 4 }) })
    .map((file) => JSON.stringify(file)),
  fc.json(),
  texts,
  fc.record({ accident: accidents }).map(({ accident }) => {
    const whole = writeCodebook({ ...codebook, codes: [...codebook.codes, codeNamed('Überlast')] })
    return new TextDecoder().decode(afterAll(utf8(whole), accident))
  }),
)

test('any codebook file is read into a codebook that can be written and read again, or refused with one problem', () =>
  always('codebooks', codebookFiles, (text) => {
    const result = readCodebook('book.json', text)
    if (!result.ok) return expectProblem(result.failure, 'book.json')
    const book = Codebook.parse(result.value)
    expect(readCodebook('other.json', writeCodebook(book))).toEqual({ ok: true, value: book })
  }))

async function linesOf(project: ProjectSnapshot): Promise<string[]> {
  const head = { revision: 1, savedAt: '2026-03-02T10:00:00.000Z', info: project.info }
  const lines: string[] = []
  for await (const line of projectLines(head, recordsOf(project))) lines.push(line)
  return lines
}
const projectText = utf8(`${(await linesOf(smallProject)).join('\n')}\n`)
/** Somewhere in the file; damage to whole lines as well as to bytes. */
const projectDamage = fc.oneof(
  accidents.map((accident) => new TextDecoder().decode(afterAll(projectText, accident))),
  fc.record({ from: fc.nat(30), to: fc.nat(30), drop: fc.boolean() }).map(({ from, to, drop }) => {
    const lines = new TextDecoder().decode(projectText).split('\n')
    const moved = lines.splice(from % lines.length, 1)
    if (!drop) lines.splice(to % lines.length, 0, ...moved)
    return lines.join('\n')
  }),
)

test('a project file after an accident is refused with one problem, or is a whole project', () =>
  always('damaged projects', projectDamage, async (text) => {
    const result = await readProjectFile(text.split('\n'), 'x.intercoder')
    if (!result.ok) return expectProblem(result.failure, 'x.intercoder')
    expect(await readProjectFile(await linesOf(result.value), 'x.intercoder')).toEqual(result)
  }))
