import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { BadCall } from '../../shared/contract/bind.ts'
import type { HostHandlers } from '../../shared/contract/contract.ts'
import type { ProjectEntry } from '../../shared/contract/projects.ts'
import type { ProjectId } from '../../shared/domain/ids.ts'
import type { Ports } from '../engine/ports.ts'
import { syncFolder } from '../engine/store/atomicFile.ts'
import { type Head, readHead, readPiece } from './projectFile.ts'
import { projectExtension, projectFileName } from './projectFileName.ts'

/** A file being written is begun with a dot and ends so; what a crash left lying is swept away a day later. */
const savingExtension = '.saving'
const dayMs = 24 * 60 * 60 * 1000

interface Save {
  readonly projectId: ProjectId
  readonly name: string
  readonly path: string
  readonly handle: FileHandle
  /** Pieces are written in the order in which they came. */
  written: Promise<void>
}

export type ProjectFiles = Pick<
  HostHandlers,
  | 'projects.list'
  | 'projects.read'
  | 'projects.beginSave'
  | 'projects.appendSave'
  | 'projects.commitSave'
  | 'projects.abandonSave'
> & {
  /** Deletes the project's file, and only that. Nothing happens where there is none. */
  readonly remove: (project: ProjectId) => Promise<void>
  /** Abandons every save that is under way. */
  readonly close: () => Promise<void>
}

const entryOf = (path: string, { info, revision, savedAt }: Head, bytes: number): ProjectEntry => ({
  projectId: info.id,
  name: info.name,
  path,
  bytes,
  savedAt,
  revision,
})

/** The folder of project files. Made when something is first saved. */
export async function openProjectFiles(folder: string, log: Ports['log']): Promise<ProjectFiles> {
  const saves = new Map<string, Save>()
  /** Commits and deletions follow one another, or two could choose one name. */
  let turn: Promise<unknown> = Promise.resolve()
  const inTurn = <T>(act: () => Promise<T>): Promise<T> => {
    const result = turn.then(act, act)
    turn = result
    return result
  }

  const fileNames = async () => {
    try {
      return await readdir(folder)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
      throw error
    }
  }

  for (const file of await fileNames()) {
    const path = join(folder, file)
    if (file.endsWith(savingExtension) && Date.now() - (await stat(path)).mtimeMs > dayMs)
      await rm(path, { force: true })
  }

  const said = new Set<string>()
  function leaveOut(path: string, why: string) {
    if (!said.has(path)) log('warning', `${path} is not listed: ${why}.`)
    said.add(path)
  }

  async function entries(): Promise<ProjectEntry[]> {
    const files = (await fileNames()).filter((file) => file.endsWith(projectExtension) && !file.startsWith('.'))
    const found = await Promise.all(
      files.map(async (file) => {
        const path = join(folder, file)
        const head = await readHead(path)
        if (!head) leaveOut(path, 'its first line is not that of an Intercoder project')
        return head ? [entryOf(path, head, (await stat(path)).size)] : []
      }),
    )
    return found.flat()
  }

  /** The last saved first. Of two files with one id, only the one that was saved more often. */
  async function list(): Promise<ProjectEntry[]> {
    const newest = new Map<ProjectId, ProjectEntry>()
    for (const entry of (await entries()).sort((a, b) => a.revision - b.revision)) {
      const older = newest.get(entry.projectId)
      if (older) leaveOut(older.path, `it is an older state of ${entry.path}`)
      newest.set(entry.projectId, entry)
    }
    return [...newest.values()].sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))
  }

  const find = async (project: ProjectId) => (await list()).find(({ projectId }) => projectId === project)

  async function saveOf(saveId: string): Promise<Save> {
    const save = saves.get(saveId)
    if (!save) throw new BadCall('This saving has ended; begin it anew.')
    return save
  }

  async function abandon(saveId: string) {
    const save = saves.get(saveId)
    if (!save) return
    saves.delete(saveId)
    await save.written.catch(() => log('info', `a saving of “${save.name}” was abandoned after it had failed`))
    await save.handle.close()
    await rm(save.path, { force: true })
  }

  const abandonAllOf = async (project: ProjectId) => {
    for (const [saveId, { projectId }] of [...saves]) if (projectId === project) await abandon(saveId)
  }

  async function putInPlace({ projectId, name, path }: Save): Promise<ProjectEntry> {
    const head = await readHead(path)
    if (head?.info.id !== projectId)
      throw new BadCall(`What was to be saved is not the project “${name}”: nothing was replaced.`)
    const old = await find(projectId)
    if (old && old.revision > head.revision)
      throw new BadCall(
        `“${name}” was saved elsewhere in the meantime (${old.path}): open it anew. Nothing was replaced.`,
      )
    const others = (await fileNames()).filter((file) => !old || join(folder, file) !== old.path)
    const target = join(folder, projectFileName(name, others))
    // First over the old file, then to its new name: there is one whole file of the project at every moment.
    await rename(path, old?.path ?? target)
    if (old && old.path !== target) await rename(old.path, target)
    await syncFolder(folder)
    return entryOf(target, head, (await stat(target)).size)
  }

  return {
    'projects.list': list,
    async 'projects.read'({ projectId, offset }) {
      const entry = await find(projectId)
      if (!entry) throw new BadCall('There is no file of this project in the project folder.')
      return readPiece(entry.path, offset)
    },
    async 'projects.beginSave'({ projectId, name }) {
      await abandonAllOf(projectId)
      await mkdir(folder, { recursive: true })
      const saveId = randomUUID()
      const path = join(folder, `.${saveId}${savingExtension}`)
      saves.set(saveId, { projectId, name, path, handle: await open(path, 'wx', 0o600), written: Promise.resolve() })
      return { saveId }
    },
    async 'projects.appendSave'({ saveId, text }) {
      const save = await saveOf(saveId)
      save.written = save.written.then(() => save.handle.appendFile(text, 'utf8'))
      await save.written
    },
    async 'projects.commitSave'({ saveId }) {
      const save = await saveOf(saveId)
      try {
        await save.written
        await save.handle.sync()
        await save.handle.close()
        saves.delete(saveId)
        return await inTurn(() => putInPlace(save))
      } finally {
        await save.handle.close()
        await rm(save.path, { force: true })
        saves.delete(saveId)
      }
    },
    'projects.abandonSave': ({ saveId }) => abandon(saveId),
    async remove(project) {
      await abandonAllOf(project)
      await inTurn(async () => {
        for (const file of await fileNames()) {
          const path = join(folder, file)
          // Every state of it, also one that is not listed: deleted means deleted.
          if (file.endsWith(projectExtension) && (await readHead(path))?.info.id === project) await rm(path)
        }
      })
    },
    async close() {
      for (const saveId of [...saves.keys()]) await abandon(saveId)
    },
  }
}
