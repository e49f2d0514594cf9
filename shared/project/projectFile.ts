import { z } from 'zod'
import type { FileProblem } from '../contract/files.ts'
import { fail, type Outcome, succeed } from '../std/outcome.ts'
import { collectionOf, type ProjectRecord, recordKinds } from './projectRecord.ts'
import { ReferenceCheck } from './referenceCheck.ts'
import { ProjectInfo, type ProjectSnapshot, type RecordKind, recordSchemas } from './snapshot.ts'
import {
  type Line,
  projectUpgrades,
  projectVersion,
  type Upgrade,
  upgradeHead,
  upgradeRecord,
  upgradesFrom,
} from './upgrade.ts'

/** What the first line of a project file says; the name of the format and its version are the file's affair. */
export const ProjectHead = z
  .object({
    /** Counts the savings; of two copies of a project, the higher one was saved more often. */
    revision: z.int().nonnegative(),
    savedAt: z.iso.datetime(),
    info: ProjectInfo,
  })
  .readonly()
export type ProjectHead = z.infer<typeof ProjectHead>

/**
 * A project as the lines of its file, without their line ends: the head, one record a line, and how many there were, so that
 * a file cut off anywhere is noticed. Nothing is held in memory but the line at hand.
 *
 * @param records in the order of `recordSchemas`; any other order throws, for no reader could check it in one pass.
 */
export async function* projectLines(
  head: ProjectHead,
  records: Iterable<ProjectRecord> | AsyncIterable<ProjectRecord>,
): AsyncGenerator<string, void, undefined> {
  yield JSON.stringify({ intercoder: 'project', version: projectVersion, ...head })
  let count = 0
  let reached = 0
  for await (const { k, v } of records) {
    const position = recordKinds.indexOf(k)
    if (position < reached) throw new Error(`a ${k} record after one of ${recordKinds[reached]}`)
    reached = position
    count += 1
    yield JSON.stringify({ k, v })
  }
  yield JSON.stringify({ end: count })
}

const isObject = (value: unknown): value is Line => typeof value === 'object' && value !== null && !Array.isArray(value)

/** @returns `undefined` where the line is no JSON object. */
function parseLine(line: string): Line | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

interface ReadHead {
  readonly head: ProjectHead
  readonly steps: readonly Upgrade[]
}

function readHead(line: string, file: string, upgrades: ReadonlyMap<number, Upgrade>): Outcome<ReadHead, FileProblem> {
  const parsed = parseLine(line.replace(/^\uFEFF/, ''))
  const version = parsed?.version
  if (parsed?.intercoder !== 'project' || typeof version !== 'number') return fail({ file, code: 'notAProject' })
  if (version > projectVersion) return fail({ file, code: 'newerProject', detail: String(version) })
  const steps = upgradesFrom(version, upgrades)
  if (!steps) return fail({ file, code: 'damagedProject', row: 1, detail: `version ${version}` })
  const head = ProjectHead.safeParse(upgradeHead(parsed, steps))
  return head.success
    ? succeed({ head: head.data, steps })
    : fail({ file, code: 'damagedProject', row: 1, detail: faultOf(head.error) })
}

const faultOf = ({ issues }: z.ZodError): string =>
  `${issues[0]?.path.join('.') ?? ''} ${issues[0]?.message ?? ''}`.trim().slice(0, 300)

/** Reads the first line of a project file, which is all that a list of projects needs. */
export function readProjectHead(line: string, file: string): Outcome<ProjectHead, FileProblem> {
  const read = readHead(line, file, projectUpgrades)
  return read.ok ? succeed(read.value.head) : read
}

type Collections = { [K in RecordKind]: unknown[] }

/** Takes in the lines after the head, and knows at the end whether they were all. */
class RecordReader {
  readonly #file: string
  readonly #head: ReadHead
  readonly #check = new ReferenceCheck()
  readonly #collected = Object.fromEntries(recordKinds.map((k) => [k, []])) as unknown as Collections
  #row = 1
  /** Records before any upgrade: what the last line counts. */
  #count = 0
  #reached = 0
  #end: number | undefined
  /** A line that is no JSON: the last one was cut off, any other is damaged. */
  #unreadableRow: number | undefined

  constructor(file: string, head: ReadHead) {
    this.#file = file
    this.#head = head
  }

  /** @returns a problem where reading cannot go on. */
  take(line: string): FileProblem | undefined {
    this.#row += 1
    if (line.trim() === '') return undefined
    if (this.#unreadableRow !== undefined) return this.#damaged('not JSON', this.#unreadableRow)
    if (this.#end !== undefined) return this.#damaged('a line after the end')
    const parsed = parseLine(line)
    if (!parsed) {
      this.#unreadableRow = this.#row
      return undefined
    }
    if ('end' in parsed) {
      if (typeof parsed.end !== 'number') return this.#damaged('end')
      this.#end = parsed.end
      return undefined
    }
    this.#count += 1
    for (const record of upgradeRecord(parsed, this.#head.steps)) {
      const problem = this.#takeRecord(record)
      if (problem) return problem
    }
    return undefined
  }

  finish(): Outcome<ProjectSnapshot, FileProblem> {
    if (this.#end !== this.#count) return fail({ file: this.#file, code: 'incompleteProject', row: this.#row })
    const { info } = this.#head.head
    const fault = this.#check.end(info)
    if (fault !== undefined) return fail({ file: this.#file, code: 'damagedProject', detail: fault })
    const entries = recordKinds.map((k) => [collectionOf[k], this.#collected[k]] as const)
    return succeed({ info, ...Object.fromEntries(entries) } as unknown as ProjectSnapshot)
  }

  #takeRecord({ k, v }: Line): FileProblem | undefined {
    const kind = recordKinds.find((known) => known === k)
    if (kind === undefined) return this.#damaged('a record of unknown kind')
    const position = recordKinds.indexOf(kind)
    if (position < this.#reached) return this.#damaged(`a ${kind} record out of order`)
    this.#reached = position
    const parsed = recordSchemas[kind].safeParse(v)
    if (!parsed.success) return this.#damaged(`${kind}: ${faultOf(parsed.error)}`)
    const record = { k: kind, v: parsed.data } as ProjectRecord
    const fault = this.#check.add(record)
    if (fault !== undefined) return this.#damaged(fault)
    this.#collected[kind].push(record.v)
    return undefined
  }

  #damaged(detail: string, row = this.#row): FileProblem {
    return { file: this.#file, code: 'damagedProject', row, detail }
  }
}

/**
 * Reads a project from the lines of its file, upgrading older versions on the way. Every record is parsed, and that they fit
 * together is checked: past this function, a project is whole or there is none.
 *
 * @param lines without their line ends.
 * @param file how the problem should call the file.
 */
export async function readProjectFile(
  lines: Iterable<string> | AsyncIterable<string>,
  file: string,
  upgrades: ReadonlyMap<number, Upgrade> = projectUpgrades,
): Promise<Outcome<ProjectSnapshot, FileProblem>> {
  let reader: RecordReader | undefined
  for await (const line of lines) {
    if (!reader) {
      const head = readHead(line, file, upgrades)
      if (!head.ok) return head
      reader = new RecordReader(file, head.value)
      continue
    }
    const problem = reader.take(line)
    if (problem) return fail(problem)
  }
  return reader ? reader.finish() : fail({ file, code: 'notAProject' })
}
