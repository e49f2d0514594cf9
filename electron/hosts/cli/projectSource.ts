import { realpath, stat } from 'node:fs/promises'
import { basename, extname, resolve } from 'node:path'
import type { FileProblem } from '../../../shared/contract/files.ts'
import { ProjectId } from '../../../shared/domain/ids.ts'
import { emptyProject } from '../../../shared/project/emptyProject.ts'
import type { ProjectSnapshot } from '../../../shared/project/snapshot.ts'
import { sampleProject } from '../../../shared/sample/sampleProject.ts'
import { sha256 } from '../../../shared/std/sha256.ts'
import { problemSentence } from '../../../shared/words/problemSentence.ts'
import type { ProjectFiles } from '../projectFiles.ts'
import type { RunCommand } from './commandLine.ts'
import { readProject } from './projectOnDisk.ts'
import { couldNotRun, wrongUse } from './terminal.ts'

/** A project to run in, and where it lives. */
export interface ProjectSource {
  readonly project: ProjectSnapshot
  /** Of the file it was read from; 0 where it is new. */
  readonly revision: number
  /** The researcher's own file; absent where the project lies in the data folder. */
  readonly file?: string
  /** A file or folder whose texts become the project's documents. */
  readonly texts?: string
  /** Nobody has run in it before, so it has no codebook of its own. */
  readonly isNew: boolean
}

export const sentenceFor = (problem: FileProblem): string => problemSentence(problem, 'en')

/** Six characters at least, as folders are named; the path's hash keeps two folders of one name apart. */
export function projectIdFor(realPath: string): ProjectId {
  const stem = basename(realPath, extname(realPath)).normalize('NFKD').toLowerCase()
  const slug = stem
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 32)
  return ProjectId.parse(`${slug === '' ? 'texts' : slug}-${sha256(realPath).slice(0, 12)}`)
}

async function readWhole(path: string) {
  const read = await readProject(path)
  if (!read.ok) throw couldNotRun(sentenceFor(read.failure))
  return { project: read.value.project, revision: read.value.head.revision }
}

/** The project of this id in the data folder, or a new one. */
async function fromDataFolder(files: ProjectFiles, begin: ProjectSnapshot): Promise<ProjectSource> {
  const entry = (await files['projects.list']({})).find(({ projectId }) => projectId === begin.info.id)
  if (entry) return { ...(await readWhole(entry.path)), isNew: false }
  return { project: begin, revision: 0, isNew: true }
}

async function realPathOf(input: string, folder: string): Promise<string> {
  try {
    return await realpath(resolve(folder, input))
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw wrongUse(`There is no file or folder “${input}”. Check the path, or see intercoder --help.`)
  }
}

/**
 * Finds the project that a command is about.
 *
 * @param folder what relative paths are relative to.
 * @param createdAt of a new project; ISO 8601, UTC.
 */
export async function findProject(
  { input, project: id, language }: RunCommand,
  folder: string,
  files: ProjectFiles,
  createdAt: string,
): Promise<ProjectSource> {
  if (input === 'sample') {
    const sample = sampleProject(language.toLowerCase().startsWith('de') ? 'de' : 'en')
    const info = { ...sample.info, id: id ?? sample.info.id }
    return { ...(await fromDataFolder(files, { ...sample, info })), isNew: false }
  }
  const path = await realPathOf(input, folder)
  if (extname(path).toLowerCase() === '.intercoder' && (await stat(path)).isFile()) {
    const { project, revision } = await readWhole(path)
    return { project: id ? { ...project, info: { ...project.info, id } } : project, revision, file: path, isNew: false }
  }
  const name = basename(path, extname(path)).slice(0, 200) || 'Texts'
  const begin = emptyProject({ id: id ?? projectIdFor(path), name, createdAt })
  return { ...(await fromDataFolder(files, begin)), texts: path }
}
