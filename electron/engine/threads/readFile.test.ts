import { existsSync, readFileSync } from 'node:fs'
import { Document, Footer, Packer, Paragraph, TextRun } from 'docx'
import { describe, expect, it, test } from 'vitest'
import { maxFileBytes, ReadFile, type ReadOptions } from '../../../shared/contract/files.ts'
import { segmentsOf } from '../../../shared/text/blocks.ts'
import { normalise } from '../../../shared/text/normalise.ts'
import { readFile } from './readFile.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string) => new Uint8Array(Buffer.from(text, 'utf16le'))
const swapped = (bytes: Uint8Array) => new Uint8Array(Buffer.from(bytes).swap16())
const bytesOf = (...bytes: number[]) => new Uint8Array(bytes)
const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))

const good = async (name: string, content: Uint8Array | string, options: ReadOptions = {}): Promise<ReadFile> => {
  const result = await readFile(name, typeof content === 'string' ? utf8(content) : content, options)
  if (!result.ok) throw new Error(JSON.stringify(result.failure))
  return ReadFile.parse(result.value)
}
const problem = async (name: string, content: Uint8Array | string, options: ReadOptions = {}) => {
  const result = await readFile(name, typeof content === 'string' ? utf8(content) : content, options)
  if (result.ok) throw new Error(`was read as ${JSON.stringify(result.value).slice(0, 200)}`)
  return result.failure
}
const segmentsIn = ({ blocks, text }: ReadFile) =>
  blocks.flatMap((block) => [...segmentsOf(block)].map(({ start, end }) => text.slice(start, end)))
const valuesOf = ({ blocks }: ReadFile, name: string) =>
  blocks.flatMap(({ attributes }) => attributes.find((column) => column.name === name)?.values)

const docxOf = async (...paragraphs: string[]) =>
  new Uint8Array(
    await Packer.toBuffer(
      new Document({
        sections: [
          {
            footers: { default: new Footer({ children: [new Paragraph('footer')] }) },
            children: paragraphs.map((text) => new Paragraph({ children: [new TextRun(text)] })),
          },
        ],
      }),
    ),
  )

describe('running text', () => {
  test('is normalised, hashed and cut into paragraphs', async () => {
    const file = await good('a.txt', '\ufeffU\u0308ber\r\nuns.\r\n\r\nZwei.')
    expect(file).toMatchObject({
      format: 'txt',
      encoding: 'utf-8',
      text: 'Über\nuns.\n\nZwei.',
      segments: 2,
      emptyRows: 0,
    })
    expect(segmentsIn(file)).toEqual(['Über\nuns.', 'Zwei.'])
    expect(file.textHash).toMatch(/^[0-9a-f]{64}$/)
    expect(file.blocks[0]!.documentId).toBe('pending')
  })

  test('is cut as asked, and speakers are kept', async () => {
    const file = await good('a.txt', 'I: Hello?\nB: Yes.\nNo.', { segmentation: { by: 'turn' } })
    expect(segmentsIn(file)).toEqual(['Hello?', 'Yes.\nNo.'])
    expect(valuesOf(file, 'speaker')).toEqual(['I', 'B'])
  })

  test('in markdown gives its front matter away as attributes, and the name of the file goes before it', async () => {
    const file = await good('kiel_2.md', '---\nsite: Bonn\nage: 40\n---\n# Title\n\n*Text*', {
      namePattern: '{site}_{wave}',
    })
    expect(file.text).toBe('# Title\n\n*Text*')
    expect(file.attributes).toEqual([
      { name: 'site', type: 'text', value: 'kiel' },
      { name: 'wave', type: 'number', value: 2 },
      { name: 'age', type: 'number', value: 40 },
    ])
  })

  test.each(['A.TXT', 'a.text', 'a.markdown', 'a.b.md'])('is recognised by its ending in %s', async (name) => {
    expect((await good(name, 'x')).segments).toBe(1)
  })
})

describe('encodings', () => {
  const text = 'Grüße, “Łódź”, שלום 👍🏽\nja'
  test.each([
    ['utf-8', utf8(text)],
    ['utf-8', utf8(`\ufeff${text}`)],
    ['utf-16le', utf16(`\ufeff${text}`)],
    ['utf-16be', swapped(utf16(`\ufeff${text}`))],
    ['utf-16le', utf16(text)],
    ['utf-16be', swapped(utf16(text))],
  ])('%s is found out', async (encoding, bytes) => {
    expect(await good('a.txt', bytes)).toMatchObject({ encoding, text: normalise(text) })
  })

  test('windows-1252 is what remains, with its own characters', async () => {
    const file = await good('a.txt', latin1('\x80 5 f\xfcr \x84Gr\xfc\xdfe\x93 \x96 \x85'))
    expect(file).toMatchObject({ encoding: 'windows-1252', text: '€ 5 für „Grüße“ – …' })
  })

  test('an encoding can be overruled', async () => {
    expect((await good('a.txt', utf8('ü'), { encoding: 'windows-1252' })).text).toBe('Ã¼')
    expect(await problem('a.txt', latin1('f\xfcr'), { encoding: 'utf-8' })).toMatchObject({
      code: 'undecodable',
      detail: 'utf-8',
    })
  })

  test.each([
    ['bytes that windows-1252 does not define', latin1('f\xfcr \x81'), 'undecodable'],
    ['half a character after a mark of UTF-16', bytesOf(0xff, 0xfe, 0x41), 'undecodable'],
    ['a lone surrogate after a mark of UTF-16', bytesOf(0xff, 0xfe, 0x00, 0xd8), 'undecodable'],
    ['broken UTF-8 after its mark', bytesOf(0xef, 0xbb, 0xbf, 0xff), 'undecodable'],
    ['zeros in both halves', bytesOf(0x41, 0, 0, 0x42), 'binary'],
    ['zeros in a text of odd length', bytesOf(0x41, 0, 0x42), 'binary'],
    ['control characters', bytesOf(0xfc, 0x01, 0x02), 'binary'],
  ])('%s are told', async (_, bytes, code) => {
    expect(await problem('a.txt', bytes)).toMatchObject({ file: 'a.txt', code })
  })
})

describe('files that are none of ours', () => {
  test.each([
    ['empty.txt', '', 'empty'],
    ['blank.txt', ' \r\n\t\u00a0', 'empty'],
    ['blank.csv', '\n \n', 'empty'],
    ['photo.png', '\x89PNG', 'unknownFormat'],
    ['noending', 'text', 'unknownFormat'],
    ['old.doc', 'text', 'unknownFormat'],
    ['photo.txt', latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'), 'binary'],
    ['zip.csv', latin1('PK\x03\x04whatever'), 'binary'],
    ['paper.txt', '%PDF-1.7 all in ASCII', 'binary'],
    ['huge.txt', new Uint8Array(maxFileBytes + 1).fill(0x61), 'tooLarge'],
    ['labels.txt', 'Anna:\nBen:\n', 'noSegments'],
  ])('%s is told as such', async (name, content, code) => {
    const options: ReadOptions = code === 'noSegments' ? { segmentation: { by: 'turn' } } : {}
    expect(await problem(name, content, options)).toMatchObject({ file: name, code })
  })
})

describe('Word documents', () => {
  test('are read paragraph by paragraph, empty ones and footers left out', async () => {
    const file = await good('a.docx', await docxOf('Grüße\u0308 👍🏽', '', '  ', 'I: =1+1', 'שלום'))
    expect(file).toMatchObject({ format: 'docx', columns: [] })
    expect(file.encoding).toBeUndefined()
    expect(segmentsIn(file)).toEqual(['Grüß\u00eb 👍🏽', 'I: =1+1', 'שלום'])
  })

  test.each([
    ['text', utf8('no zip'), 'unreadable'],
    ['a zip without a directory', latin1('PK\x03\x04whatever'), 'unreadable'],
    ['an old Word file', bytesOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 1, 2), 'unreadable'],
    ['one with a password', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0, 0, ...utf16('EncryptedPackage')]), 'protected'],
  ])('%s is told', async (_, bytes, code) => {
    expect(await problem('a.docx', bytes)).toMatchObject({ file: 'a.docx', code })
  })

  test('cut off anywhere, or with bytes turned, one is told or read and never throws', async () => {
    const whole = await docxOf('some words to read')
    expect((await problem('a.docx', whole.slice(0, whole.length - 30))).code).toBe('unreadable')
    for (let at = 0; at < whole.length; at += 97) {
      const broken = whole.slice()
      broken[at] = broken[at]! ^ 0xff
      const result = await readFile('a.docx', broken, {})
      if (!result.ok) expect(['unreadable', 'noSegments', 'tooLarge']).toContain(result.failure.code)
    }
  })

  test('one that grows beyond measure when unpacked is refused before it is', async () => {
    const bomb = Buffer.from(await docxOf('x'))
    const entry = bomb.indexOf(Buffer.from('PK\x01\x02', 'latin1'))
    bomb.writeUInt32LE(0x7fffffff, entry + 24)
    expect((await problem('a.docx', new Uint8Array(bomb))).code).toBe('tooLarge')
  })

  test('one without words has no segments', async () => {
    expect((await problem('a.docx', await docxOf(''))).code).toBe('noSegments')
  })
})

describe('tables', () => {
  test('a row is a segment, other columns are its attributes', async () => {
    const file = await good(
      'a.csv',
      'id,text,age,joined,ok,note\r\n07,"One, ""a""\r\nline",31,2024-01-31,yes,\r\n08, Two ,,,no,x\r\n',
    )
    expect(file.text).toBe('One, "a"\nline\n\nTwo')
    expect(file).toMatchObject({ format: 'csv', segmentation: { by: 'row' }, segments: 2, emptyRows: 0 })
    expect(file.columns).toEqual(['id', 'text', 'age', 'joined', 'ok', 'note'])
    expect(segmentsIn(file)).toEqual(['One, "a"\nline', 'Two'])
    expect(file.blocks[0]!.rows).toEqual([2, 3])
    expect(file.blocks[0]!.attributes).toEqual([
      { name: 'id', type: 'text', values: ['07', '08'] },
      { name: 'age', type: 'number', values: [31, null] },
      { name: 'joined', type: 'date', values: ['2024-01-31', null] },
      { name: 'ok', type: 'boolean', values: [true, false] },
      { name: 'note', type: 'text', values: [null, 'x'] },
    ])
  })

  test.each([
    ['semicolons', 'id;text\n1;a, b, c\n2;d\n'],
    ['tabs', 'id\ttext\n1\ta, b, c\n2\td\n'],
    ['commas', 'id,text\n1,"a, b, c"\n2,d\n'],
    ['semicolons, and a comma in the heading,', 'id, short;text\n1;a, b, c\n2;d\n'],
  ])('with %s between the cells are read', async (_, csv) => {
    expect(segmentsIn(await good('a.csv', csv))).toEqual(['a, b, c', 'd'])
  })

  test('rows are counted as a spreadsheet does, whatever line breaks and blanks there are', async () => {
    const file = await good('a.csv', 'text,n\n"a\nb\nc",1\n\n ,2\nd,3\n\n\n')
    expect(segmentsIn(file)).toEqual(['a\nb\nc', 'd'])
    expect(file.blocks[0]!.rows).toEqual([2, 5])
    expect(file.emptyRows).toBe(2)
    expect(valuesOf(file, 'n')).toEqual([1, 3])
  })

  test('the text column and the attributes can be chosen', async () => {
    const file = await good('a.csv', 'a,Bu\u0308ro,c\n1,x,2\n', {
      csv: { textColumn: 'B\u00fcro', attributeColumns: ['c'] },
    })
    expect(segmentsIn(file)).toEqual(['x'])
    expect(file.blocks[0]!.attributes.map(({ name }) => name)).toEqual(['c'])
  })

  test('cells can be cut further, and what comes of a row keeps its row and attributes', async () => {
    const file = await good('a.csv', 'text,n\nOne. Two.,1\nThree.,2\n', {
      segmentation: { by: 'sentence', language: 'en' },
    })
    expect(segmentsIn(file)).toEqual(['One.', 'Two.', 'Three.'])
    expect(file.blocks[0]!.rows).toEqual([2, 2, 3])
    expect(valuesOf(file, 'n')).toEqual([1, 1, 2])
  })

  test('a column called speaker is text, and the segments’ speaker', async () => {
    const file = await good('a.csv', 'speaker,text\n1,a\n2,b\n')
    expect(file.blocks.flatMap((block) => [...segmentsOf(block)].map(({ speaker }) => speaker))).toEqual(['1', '2'])
  })

  test('what Unicode makes a semicolon separates no cells', async () => {
    expect(segmentsIn(await good('a.csv', 'id;text\n1;a\u037e b\n'))).toEqual(['a; b'])
  })

  test.each([
    ['raggedRow', 'text,n\na,1\n"b\nb"\n', { row: 3, detail: '1/2' }],
    ['raggedRow', 'text,n\na,1\n\nb,2,3\n', { row: 4, detail: '3/2' }],
    ['brokenQuotes', 'text,n\na,1\nb,"2\n', { row: 3 }],
    ['brokenQuotes', 'text,n\n"a\nb",1\n"b"x,2\n', { row: 3 }],
    ['brokenQuotes', 'text,n\n5" pipe,1\n', { row: 2 }],
    ['duplicateColumn', 'text,n,n\na,1,2\n', { row: 1, detail: 'n' }],
    ['duplicateColumn', 'text,e\u0301,\u00e9\na,1,2\n', { row: 1, detail: '\u00e9' }],
    ['noHeading', `${'long '.repeat(50)},x\na,b\n`, { row: 1 }],
    ['noHeading', '1,2.5\n3,4\n', { row: 1 }],
    ['noTextColumn', 'a,b\n1,2\n', { detail: 'text', columns: ['a', 'b'] }],
    ['noSegments', 'text,n\n,1\n ,2\n', {}],
    ['noSegments', 'text\n', {}],
  ])('%s is told with its place: %j', async (code, csv, place) => {
    expect(await problem('a.csv', csv)).toEqual({ file: 'a.csv', code, ...place })
  })

  test('a column that was asked for and is not there is told with those that are', async () => {
    const wanted = { detail: 'x', columns: ['text', 'b'] }
    expect(await problem('a.csv', 'text,b\n1,2\n', { csv: { textColumn: 'x' } })).toMatchObject(wanted)
    expect(await problem('a.csv', 'text,b\n1,2\n', { csv: { attributeColumns: ['b', 'x'] } })).toMatchObject(wanted)
  })

  test('names of columns are names and nothing else', async () => {
    const file = await good('a.csv', '__proto__,constructor,text,\n1,2,a,3\n')
    expect(file.columns).toEqual(['__proto__', 'constructor', 'text', 'column 4'])
    expect(valuesOf(file, '__proto__')).toEqual([1])
  })

  test('a hundred thousand rows come out in order', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i) => `${i},"Answer number ${i}, with a comma",${i % 7}`)
    const file = await good('a.csv', `id,text,group\n${rows.join('\n')}\n`)
    expect(file.segments).toBe(100_000)
    expect(file.blocks).toHaveLength(200)
    const last = file.blocks.at(-1)!
    expect(file.text.slice(last.starts.at(-1), last.ends.at(-1))).toBe('Answer number 99999, with a comma')
    expect(last.rows?.at(-1)).toBe(100_001)
    expect(last.attributes[0]!.values.at(-1)).toBe(99_999)
  })
})

const places = ['../../../../shared/', '../../../../../shared/'].map(
  (path) => new URL(`${path}datasets/`, import.meta.url),
)
const folder = places.find((url) => existsSync(url))
if (!folder) console.warn('skipped: the files in ../shared/datasets are not there')

describe.skipIf(!folder)('real files', () => {
  const real = (path: string) => new Uint8Array(readFileSync(new URL(path, folder)))

  it('a survey in windows-1252 with 174 answers', async () => {
    const file = await good('bopp_test.csv', real('llmcode-games-as-art/bopp_test.csv'), {
      csv: { textColumn: 'why_art' },
    })
    expect(file).toMatchObject({ encoding: 'windows-1252', segments: 174 })
    expect(file.text).not.toMatch(/[\u0080-\u009f\ufffd]/)
    expect(file.text).toMatch(/[‘’“”–]/)
    expect(file.columns).toContain('human_codes')
  })

  it('a Word document', async () => {
    const file = await good('ID1.docx', real('qualcoder-examples/ID1.docx'))
    expect(file.segments).toBe(3)
    expect(segmentsIn(file).join('\n\n')).toBe(file.text)
  })

  it('a table tells its columns, and one without a heading says so', async () => {
    for (const path of ['convabuse/ConvAbuseEMNLPfull.csv', 'qualcoder-examples/survey456.csv']) {
      const told = await problem('a.csv', real(path))
      expect(told.code).toBe('noTextColumn')
      const [, column] = told.columns ?? []
      expect((await good('a.csv', real(path), { csv: { textColumn: column } })).segments).toBeGreaterThan(1)
    }
    expect(await problem('a.csv', real('collabcoder/cleaned_business.csv'))).toMatchObject({
      code: 'noHeading',
      row: 1,
    })
  })
})
