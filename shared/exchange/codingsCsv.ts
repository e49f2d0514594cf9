import type { AutomaticCode } from '../domain/automaticCoding.ts'
import type { Code } from '../domain/code.ts'
import { codePath } from '../domain/codebook.ts'
import type { CodebookHash, CodeId, CoderId, DocumentId, SegmentId } from '../domain/ids.ts'
import type { ManualCoding } from '../domain/manualCoding.ts'
import type { UnitEvent } from '../domain/runEvent.ts'
import { type SegmentBlock, segmentPlace, segmentsPerBlock } from '../domain/segment.ts'
import type { Unit } from '../domain/unit.ts'
import type { ProjectRun, ProjectSnapshot } from '../project/snapshot.ts'
import { segmentAt } from '../text/blocks.ts'
import { csvLine } from './csvCell.ts'

const columns = [
  'document',
  'segment',
  'start',
  'end',
  'text',
  'coder',
  'kind',
  'run',
  'round',
  'decision',
  'code',
  'value',
  'quote',
  'quoteFound',
  'reason',
  'confidence',
  'memo',
  'codedAt',
  'codebook',
] as const
type Row = { readonly [Column in (typeof columns)[number]]?: string | number | boolean }

/**
 * All codings of a project as a long table, one row a code, and one row for a decision that gave none; the heading first,
 * people's codings before automatic ones, line by line so that nobody holds the whole table.
 *
 * `segment` counts from 1 and is empty for a span chosen freely. `start` and `end` are UTF-16 code units of the document.
 * `codebook` is the number of the version that was followed. Left out are decisions that were withdrawn or replaced by a
 * later one, runs that were discarded, and units nobody judged because every question failed. A unit screened out for all
 * coders at once has one row `notRelevant` without a coder.
 */
export function* codingsCsv(project: ProjectSnapshot): Generator<string> {
  yield csvLine(columns)
  const names = namesIn(project)
  const passages = passagesIn(project)
  for (const coding of codingsInForce(project.manualCodings)) {
    const unit = passages(coding.unit)
    for (const row of manualRows(coding, names)) yield line({ ...unit, ...row })
  }
  for (const [event, run] of unitEvents(project)) {
    const unit = passages({ kind: 'segment', segmentId: event.segmentId })
    for (const row of automaticRows(event, run, names)) yield line({ ...unit, ...row })
  }
}

function* unitEvents({ runs, runBlocks }: ProjectSnapshot): Generator<readonly [UnitEvent, ProjectRun]> {
  const known = new Map(runs.map((run) => [run.settings.id, run]))
  for (const { runId, events } of runBlocks) {
    const run = known.get(runId)
    if (!run) throw new Error(`no run ${runId} in this project`)
    if (run.discardedAt !== undefined) continue
    for (const event of events) if (event.type === 'unit') yield [event, run]
  }
}

const line = (row: Row): string => csvLine(columns.map((column) => row[column]))

/** Without what was withdrawn, and without what a decision still standing took the place of. */
function codingsInForce(codings: readonly ManualCoding[]): readonly ManualCoding[] {
  const standing = codings.filter(({ withdrawnAt }) => withdrawnAt === undefined)
  const replaced = new Set(standing.flatMap(({ replaces }) => replaces ?? []))
  return standing.filter(({ id }) => !replaced.has(id))
}

function* manualRows(coding: ManualCoding, names: Names): Generator<Row> {
  const { decision } = coding
  const common = {
    coder: names.coder(coding.coderId),
    kind: 'manual',
    round: coding.roundId === undefined ? undefined : names.round(coding.roundId),
    decision: decision.kind,
    memo: coding.memo,
    codedAt: coding.codedAt,
    codebook: names.version(coding.codebook),
  }
  if (decision.kind !== 'codes') yield common
  else
    for (const { codeId, ...given } of decision.codes)
      yield { ...common, ...given, code: names.code(coding.codebook, codeId) }
}

function* automaticRows({ outcome, at }: UnitEvent, { settings }: ProjectRun, names: Names): Generator<Row> {
  const common = { kind: 'automatic', run: settings.name, codedAt: at, codebook: names.version(settings.codebookHash) }
  if (outcome.kind === 'notRelevant') yield { ...common, decision: 'notRelevant' }
  if (outcome.kind !== 'coded') return
  for (const { coderId, codes } of outcome.codings) {
    const coder = settings.coders.find(({ id }) => id === coderId)?.name ?? coderId
    if (codes.length === 0) yield { ...common, coder, decision: 'noCode' }
    for (const code of codes) {
      yield {
        ...common,
        coder,
        decision: 'codes',
        code: names.code(settings.codebookHash, code.codeId),
        ...shown(code),
      }
    }
  }
}

const shown = ({ value, quote, reason, confidence }: AutomaticCode): Row => ({
  value,
  quote: quote.text,
  quoteFound: quote.start !== undefined,
  reason,
  confidence,
})

interface Names {
  readonly coder: (id: CoderId) => string
  readonly round: (id: string) => string
  readonly version: (hash: CodebookHash) => number | undefined
  readonly code: (codebook: CodebookHash, id: CodeId) => string
}

/** What the project calls things. What it no longer knows keeps its id, so that rows stay apart. */
function namesIn({ coders, rounds, codebooks, runs }: ProjectSnapshot): Names {
  const coderNames = new Map(coders.map(({ id, name }) => [id, name]))
  const roundNames = new Map<string, string>(rounds.map(({ id, name }) => [id, name]))
  const versions = new Map(codebooks.map(({ hash, number }) => [hash, number]))
  const codes = new Map<CodebookHash, readonly Code[]>([
    ...runs.map(({ settings }) => [settings.codebookHash, settings.codebook.codes] as const),
    ...codebooks.map(({ hash, codebook }) => [hash, codebook.codes] as const),
  ])
  const paths = new Map<string, string>()
  return {
    coder: (id) => coderNames.get(id) ?? id,
    round: (id) => roundNames.get(id) ?? id,
    version: (hash) => versions.get(hash),
    code: (codebook, id) => {
      const key = `${codebook}/${id}`
      const path = paths.get(key) ?? (codePath(codes.get(codebook) ?? [], id).join(' > ') || id)
      paths.set(key, path)
      return path
    },
  }
}

/** Where a unit stands and what it says. */
function passagesIn({ documents, texts, segmentBlocks }: ProjectSnapshot): (unit: Unit) => Row {
  const documentNames = new Map(documents.map(({ id, name }) => [id, name]))
  const textOf = new Map(texts.map(({ documentId, text }) => [documentId, text]))
  const blocks = new Map<string, SegmentBlock>(
    segmentBlocks.map((block) => [`${block.documentId}/${block.first}`, block]),
  )
  const passage = (documentId: DocumentId, start: number, end: number): Row => ({
    document: documentNames.get(documentId) ?? documentId,
    start,
    end,
    text: textOf.get(documentId)?.slice(start, end),
  })
  const segment = (id: SegmentId): Row => {
    const { documentId, ordinal } = segmentPlace(id)
    const block = blocks.get(`${documentId}/${ordinal - (ordinal % segmentsPerBlock)}`)
    const found = block && segmentAt(block, ordinal)
    if (!found) throw new Error(`no segment ${id} in this project`)
    return { ...passage(documentId, found.start, found.end), segment: ordinal + 1 }
  }
  return (unit) => (unit.kind === 'segment' ? segment(unit.segmentId) : passage(unit.documentId, unit.start, unit.end))
}
