import { type FileProblem, maxFileBytes, type ReadFile, type ReadOptions } from '../../../shared/contract/files.ts'
import type { DocumentFormat } from '../../../shared/domain/document.ts'
import { DocumentId, TextHash } from '../../../shared/domain/ids.ts'
import type { Segmentation } from '../../../shared/domain/segmentation.ts'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import { sha256 } from '../../../shared/std/sha256.ts'
import { toBlocks } from '../../../shared/text/blocks.ts'
import { fileNameAttributes } from '../../../shared/text/fileNameAttributes.ts'
import type { Content, ContentProblem } from './content.ts'
import { decodeText } from './decodeText.ts'
import { readCsv } from './readCsv.ts'
import { readDocx } from './readDocx.ts'
import { readPlain } from './readPlain.ts'

/** Blocks name no document yet. */
const pending = DocumentId.parse('pending')

const formats = new Map<string, DocumentFormat>([
  ['txt', 'txt'],
  ['text', 'txt'],
  ['md', 'md'],
  ['markdown', 'md'],
  ['csv', 'csv'],
  ['tsv', 'csv'],
  ['docx', 'docx'],
])

/** How files begin that are no text, whatever their name ends in. */
const binaryHeads = [
  '%PDF-',
  'PK\x03\x04',
  '\xd0\xcf\x11\xe0',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '\x1f\x8b',
  'RIFF',
  'ID3',
]

interface Task {
  readonly bytes: Uint8Array
  readonly format: DocumentFormat
  readonly options: ReadOptions
  readonly segmentation: Segmentation
}

/** Takes a file in: decoded, normalised, cut into segments; or the one problem that keeps it out. Reads nothing but `bytes`. */
export async function readFile(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<Outcome<ReadFile, FileProblem>> {
  const refuse = (problem: ContentProblem) => fail({ ...problem, file: name })
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const format = formats.get(ending)
  if (bytes.length === 0) return refuse({ code: 'empty' })
  if (bytes.length > maxFileBytes) return refuse({ code: 'tooLarge' })
  if (!format) return refuse({ code: 'unknownFormat', detail: ending })

  const segmentation = options.segmentation ?? (format === 'csv' ? { by: 'row' } : { by: 'paragraph' })
  const read = await contentOf({ bytes, format, options, segmentation })
  if (!read.ok) return refuse(read.failure)
  const { content, encoding } = read.value
  if (content.passages.length === 0) return refuse({ code: 'noSegments' })

  const fromName = options.namePattern === undefined ? [] : fileNameAttributes(name, options.namePattern)
  const named = new Set(fromName.map((attribute) => attribute.name))
  return succeed({
    name,
    format,
    ...(encoding !== undefined && { encoding }),
    text: content.text,
    textHash: TextHash.parse(sha256(content.text)),
    segmentation,
    blocks: toBlocks(pending, content.passages, content.columns),
    segments: content.passages.length,
    // What the researcher reads out of the name on purpose goes before what happens to stand in the file.
    attributes: [...fromName, ...content.attributes.filter((attribute) => !named.has(attribute.name))],
    columns: content.columnNames,
    emptyRows: content.emptyRows,
  })
}

interface Read {
  readonly content: Content
  readonly encoding?: string
}

async function contentOf({ bytes, format, options, segmentation }: Task): Promise<Outcome<Read, ContentProblem>> {
  if (format === 'docx') {
    const source = await readDocx(bytes)
    return source.ok ? succeed({ content: readPlain(source.value, format, segmentation) }) : source
  }
  if (hasBinaryHead(bytes)) return fail({ code: 'binary' })
  const decoded = decodeText(bytes, options.encoding)
  if (!decoded.ok) return decoded
  const { text, encoding } = decoded.value
  if (text.trim() === '') return fail({ code: 'empty' })
  if (format !== 'csv') return succeed({ content: readPlain(text, format, segmentation), encoding })
  const table = await readCsv(text, options.csv ?? {}, segmentation)
  return table.ok ? succeed({ content: table.value, encoding }) : table
}

const hasBinaryHead = (bytes: Uint8Array): boolean => {
  const head = Buffer.from(bytes.subarray(0, 8)).toString('latin1')
  return binaryHeads.some((signature) => head.startsWith(signature))
}
