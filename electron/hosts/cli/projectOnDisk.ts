import { randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FileProblem } from '../../../shared/contract/files.ts'
import {
  type ProjectHead,
  projectLines,
  readProjectFile,
  readProjectHead,
} from '../../../shared/project/projectFile.ts'
import { recordsOf } from '../../../shared/project/projectRecord.ts'
import type { ProjectSnapshot } from '../../../shared/project/snapshot.ts'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import { syncFolder } from '../../engine/store/atomicFile.ts'

/** Lines end with a line feed and nothing else: `readline` would also break at U+2028, which JSON leaves as it is. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = ''
  for await (const chunk of createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

export interface ProjectOnDisk {
  readonly head: ProjectHead
  readonly project: ProjectSnapshot
}

/** Reads a project file whole; a file that is not there throws. */
export async function readProject(path: string): Promise<Outcome<ProjectOnDisk, FileProblem>> {
  let first = ''
  async function* lines() {
    for await (const line of linesOf(path)) {
      first ||= line
      yield line
    }
  }
  const project = await readProjectFile(lines(), path)
  if (!project.ok) return project
  const head = readProjectHead(first, path)
  return head.ok ? succeed({ head: head.value, project: project.value }) : head
}

/** The revision of a project file; `undefined` where there is no file. */
export async function revisionAt(path: string): Promise<Outcome<ProjectHead | undefined, FileProblem>> {
  try {
    for await (const line of linesOf(path)) return readProjectHead(line, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return succeed(undefined)
    throw error
  }
  return fail({ file: path, code: 'notAProject' })
}

/** The lines of a project's next state, with their line ends. */
export async function* projectText(
  project: ProjectSnapshot,
  revision: number,
  savedAt: string,
): AsyncGenerator<string, void, undefined> {
  for await (const line of projectLines({ revision, savedAt, info: project.info }, recordsOf(project)))
    yield `${line}\n`
}

const pieceLength = 1 << 20

/** Gathers short texts into pieces of about a million characters. */
export async function* inPieces(texts: Iterable<string> | AsyncIterable<string>): AsyncGenerator<string> {
  let piece = ''
  for await (const text of texts) {
    piece += text
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  if (piece !== '') yield piece
}

/** Writes a file of any size, whole or not at all: beside its place and onto the disk first. */
export async function writeWhole(path: string, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const beside = `${path}.${randomUUID()}.new`
  const handle = await open(beside, 'wx', 0o600)
  try {
    for await (const piece of inPieces(texts)) await handle.appendFile(piece, 'utf8')
    await handle.sync()
    await handle.close()
    await rename(beside, path)
  } catch (error) {
    await handle.close()
    await rm(beside, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}
