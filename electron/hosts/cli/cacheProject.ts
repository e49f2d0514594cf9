import { realpath, stat } from 'node:fs/promises'
import { extname, join, resolve } from 'node:path'
import type { EntryFilter } from '../../../shared/domain/cacheEntry.ts'
import { ProjectId, RunId } from '../../../shared/domain/ids.ts'
import type { ProjectSnapshot } from '../../../shared/project/snapshot.ts'
import { readHead } from '../projectFile.ts'
import type { ProjectFiles } from '../projectFiles.ts'
import type { EntryWish } from './cacheLine.ts'
import { readProject } from './projectOnDisk.ts'
import { projectIdFor, sentenceFor } from './projectSource.ts'
import { couldNotRun, wrongUse } from './terminal.ts'

/** The project whose replies a command is about. */
export interface CacheProject {
  readonly projectId: ProjectId
  readonly name: string
  /** Its file, as far as one is known. */
  readonly file?: string
}

interface Places {
  readonly dataFolder: string
  /** What relative paths are relative to. */
  readonly folder: string
  readonly files: ProjectFiles
}

type Entry = Awaited<ReturnType<ProjectFiles['projects.list']>>[number]

const listed = ({ projectId, name, path }: Entry): CacheProject => ({
  projectId: ProjectId.parse(projectId),
  name,
  file: path,
})

const choice = (entries: readonly Pick<Entry, 'projectId' | 'name'>[]) =>
  entries.map(({ projectId, name }) => `“${name}” (${projectId})`).join(', ')

function theOnly(entries: readonly Entry[], dataFolder: string): CacheProject {
  const [one, ...others] = entries
  if (!one) throw wrongUse(`There is no project in ${dataFolder} yet. Name one elsewhere with --project.`)
  if (others.length > 0) throw wrongUse(`Say with --project which of these is meant: ${choice(entries)}.`)
  return listed(one)
}

function named(wish: string, entries: readonly Entry[]): CacheProject | undefined {
  const byId = entries.find(({ projectId }) => projectId === wish)
  if (byId) return listed(byId)
  const byName = entries.filter(({ name }) => name === wish)
  if (byName.length > 1) throw wrongUse(`Several projects are called “${wish}”. Name one by its id: ${choice(byName)}.`)
  return byName[0] && listed(byName[0])
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )

async function atPath(wish: string, { folder }: Places): Promise<CacheProject | undefined> {
  const path = await realpath(resolve(folder, wish)).catch(() => undefined)
  if (path === undefined) return undefined
  if (extname(path).toLowerCase() !== '.intercoder' || (await isFolder(path)))
    return { projectId: projectIdFor(path), name: wish }
  const head = await readHead(path)
  if (!head) throw couldNotRun(sentenceFor({ file: path, code: 'notAProject' }))
  return { projectId: head.info.id, name: head.info.name, file: path }
}

/**
 * The project that `--project` names: by its id, its name, the path of its file, or of the texts that were run from the command
 * line. Where nothing is named, the only one in the data folder.
 */
export async function findCacheProject(wish: string | undefined, places: Places): Promise<CacheProject> {
  const entries = await places.files['projects.list']({})
  if (wish === undefined) return theOnly(entries, places.dataFolder)
  const found = named(wish, entries) ?? (await atPath(wish, places))
  if (found) return { ...entries.map(listed).find(({ projectId }) => projectId === found.projectId), ...found }
  // Its file lies elsewhere, or is gone; its replies may be here all the same.
  const id = ProjectId.safeParse(wish)
  if (id.success && (await isFolder(join(places.dataFolder, id.data)))) return { projectId: id.data, name: wish }
  throw wrongUse(
    entries.length === 0
      ? `There is no project “${wish}”. Give its id, its name, or a path.`
      : `There is no project “${wish}”. There is: ${choice(entries)}. A path is taken as well.`,
  )
}

async function snapshotOf({ file, name }: CacheProject, why: string): Promise<ProjectSnapshot> {
  if (file === undefined) throw wrongUse(`${why}, and no file of “${name}” is known. Name its file with --project.`)
  const read = await readProject(file)
  if (!read.ok) throw couldNotRun(sentenceFor(read.failure))
  return read.value.project
}

async function versionWith(number: number, project: CacheProject) {
  const { codebooks } = await snapshotOf(project, '--codebook counts the versions in the project’s file')
  const version = codebooks.find((known) => known.number === number)
  if (version) return version.hash
  const numbers = codebooks.map((known) => known.number).join(', ')
  throw wrongUse(`“${project.name}” has no codebook version ${number}. It has: ${numbers}.`)
}

/** A run by its id or its name. @throws CommandFault where there is none, or several of that name. */
export async function findRun(wish: string, project: CacheProject): Promise<RunId> {
  const id = RunId.safeParse(wish)
  if (id.success && project.file === undefined) return id.data
  const { runs } = await snapshotOf(project, '--run looks for a run in the project’s file')
  const found = runs.filter(({ settings }) => settings.id === wish || settings.name === wish)
  const [one, ...others] = found
  if (one && others.length === 0) return one.settings.id
  const known = (found.length > 0 ? found : runs).map(({ settings }) => `“${settings.name}” (${settings.id})`)
  const list = known.length > 0 ? ` There is: ${known.slice(-10).join(', ')}.` : ''
  throw wrongUse(
    found.length > 0
      ? `Several runs are called “${wish}”. Name one by its id.${list}`
      : `“${project.name}” has no run “${wish}”.${list}`,
  )
}

/** What was typed, as the engine takes it: a version by its content, a run by its id. */
export async function filterFrom({ codebook, run, ...rest }: EntryWish, project: CacheProject): Promise<EntryFilter> {
  return {
    ...rest,
    ...(codebook === undefined ? {} : { codebook: await versionWith(codebook, project) }),
    ...(run === undefined ? {} : { runId: await findRun(run, project) }),
  }
}
