import 'fake-indexeddb/auto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createLeases, type Leases } from '../electron/hosts/leases.ts'
import { openProjectFiles, type ProjectFiles } from '../electron/hosts/projectFiles.ts'
import { act, command, undo } from '../renderer/db/act.ts'
import { applyRunEvents } from '../renderer/db/applyRunEvents.ts'
import { autosave, type SaveState } from '../renderer/db/autosave.ts'
import { saveCodebook } from '../renderer/db/codebooks.ts'
import { addCoder } from '../renderer/db/coders.ts'
import { hasDatabase, ProjectDatabase } from '../renderer/db/database.ts'
import { addDocuments } from '../renderer/db/documents.ts'
import { codeUnit, openUnit } from '../renderer/db/manualCodings.ts'
import { readInfo, renameProject } from '../renderer/db/projectFacts.ts'
import { closeProject, openProject, reconnect, useProjectSession } from '../renderer/db/projectSession.ts'
import {
  addProjectFile,
  createProject,
  deleteProject,
  duplicateProject,
  renameClosedProject,
} from '../renderer/db/projects.ts'
import { saveProject } from '../renderer/db/saveProject.ts'
import { readSaving, writeSaving } from '../renderer/db/saving.ts'
import { loadSnapshot, readSnapshot } from '../renderer/db/snapshot.ts'
import {
  ana,
  codebookWith,
  codedLine,
  exampleDatabase,
  readFile as fileOf,
  person,
  runId,
  segment,
} from '../renderer/db/testProject.ts'
import type { HostClient } from '../shared/contract/contract.ts'
import type { ProjectId } from '../shared/domain/ids.ts'
import { readProjectFile } from '../shared/project/projectFile.ts'

let folder: string
let files: ProjectFiles
let leases: Leases
let client: HostClient

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'intercoder-'))
  files = await openProjectFiles(folder, () => undefined)
  leases = createLeases(() => undefined)
  // The host's own project files and leases; of the engine, only that it knows no runs.
  client = {
    ...files,
    'projects.delete': ({ projectId }: { projectId: ProjectId }) => files.remove(projectId),
    'projects.lease': async ({ projectId, page }: { projectId: ProjectId; page: string }) => ({
      granted: leases.lease(projectId, page),
    }),
    'projects.release': async ({ projectId, page }: { projectId: ProjectId; page: string }) =>
      leases.release(projectId, page),
    'runs.list': async () => [],
  } as unknown as HostClient
})

afterEach(async () => {
  await closeProject()
  leases.close()
  await files.close()
  await rm(folder, { recursive: true })
})

const page = 'page-of-tests'
const nameOfCopy = (name: string) => `${name} (local copy)`

async function open(id: ProjectId, as = page) {
  const opened = await openProject(client, as, id, nameOfCopy)
  if (!opened.ok) throw new Error(JSON.stringify(opened.failure))
  return opened.value
}

/** The browser's data are gone, as on another machine. */
async function forget(id: ProjectId) {
  await closeProject()
  await new ProjectDatabase(id).delete()
}

async function work(db: ProjectDatabase) {
  const [id] = await addDocuments(db, [fileOf('long', 1200)])
  const codebook = await saveCodebook(db, codebookWith('pay'), 'first draft')
  if (!id) throw new Error('nothing was added')
  const context = { codebook, visible: { automatic: false, otherCoders: false } }
  for (const kind of ['noCode', 'notRelevant', 'skipped'] as const) {
    await codeUnit(db, ana, segment(7, id), { kind }, context)
    await openUnit(db, ana, segment(8, id))
  }
}

test('what was done is saved on closing, and the file alone brings all of it back', async () => {
  const { projectId } = await createProject(client, 'Interviews')
  const { db } = await open(projectId)
  await addCoder(db, person('ana'))
  await work(db)
  const before = await readSnapshot(db)
  expect(await closeProject()).toEqual({ kind: 'saved' })
  await forget(projectId)
  const again = await open(projectId)
  expect(again.readOnly).toBe(false)
  expect(await readSnapshot(again.db)).toEqual(before)
})

test('autosave writes by itself, also what changes while it writes, and says how it stands', async () => {
  const db = await exampleDatabase()
  const states: SaveState[] = []
  const saved = (file: (typeof states)[number]) => states.push(file)
  const slowly = {
    ...files,
    'projects.beginSave': async (input: { projectId: ProjectId; name: string }) => {
      if (!states.some(({ kind }) => kind === 'saved')) await renameProject(db, 'Second name')
      return files['projects.beginSave'](input)
    },
  } as unknown as HostClient
  const pace = { rest: 1, restOfLarge: 1, atLeastEvery: 1000, retryAfter: 1000 }
  const saver = autosave(slowly, db, 0, saved, pace)
  await renameProject(db, 'First name')
  await expect.poll(async () => (await files['projects.list']({}))[0]?.name, { timeout: 5000 }).toBe('Second name')
  await expect.poll(() => states.at(-1)?.kind).toBe('saved')
  saver.stop()
  expect(states.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['unsaved', 'saving', 'saved']))
})

test('a save that fails says why, leaves no half-written file, and the next one succeeds', async () => {
  const db = await exampleDatabase()
  await renameProject(db, 'A')
  let full = true
  const failing = {
    ...files,
    'projects.appendSave': async (input: { saveId: string; text: string }) => {
      if (full) throw new Error('the disk is full')
      return files['projects.appendSave'](input)
    },
  } as unknown as HostClient
  const states: SaveState[] = []
  const saver = autosave(failing, db, 0, (state) => states.push(state))
  expect(await saver.saveNow()).toEqual({ kind: 'failed', reason: 'the disk is full' })
  expect(await files['projects.list']({})).toEqual([])
  full = false
  expect(await saver.saveNow()).toEqual({ kind: 'saved' })
  saver.stop()
})

test('undo goes on after closing and opening again, where the database still has it', async () => {
  const { projectId } = await createProject(client, 'Interviews')
  await renameProject((await open(projectId)).db, 'Renamed')
  await closeProject()
  const { db } = await open(projectId)
  expect(await undo(db)).toMatchObject({ ok: true, value: { name: 'renameProject' } })
  expect((await readInfo(db))?.name).toBe('Interviews')
})

/** Another program opens the project file, renames the project and saves. */
async function writeElsewhere(name: string) {
  const [entry] = await files['projects.list']({})
  if (!entry) throw new Error('there is no file')
  const text = await readFile(entry.path, 'utf8')
  const [head = '', ...rest] = text.split('\n')
  const { revision, info, ...others } = JSON.parse(head)
  const savedAt = '2027-01-01T00:00:00.000Z'
  const changed = { ...others, revision: revision + 1, savedAt, info: { ...info, name } }
  await writeFile(entry.path, [JSON.stringify(changed), ...rest].join('\n'))
}

test('a file written elsewhere is newer than the database, and is taken', async () => {
  const { projectId } = await createProject(client, 'Interviews')
  await open(projectId)
  await closeProject()
  await writeElsewhere('By the command line')
  const { db, localCopy } = await open(projectId)
  expect((await readInfo(db))?.name).toBe('By the command line')
  expect(localCopy).toBeUndefined()
})

test('work that was not yet saved when the file was written elsewhere is kept in a copy', async () => {
  const { projectId } = await createProject(client, 'Interviews')
  await open(projectId)
  await closeProject()
  const dying = new ProjectDatabase(projectId)
  await addCoder(dying, person('ana'))
  await addCoder(dying, person('ben'))
  dying.close()
  await writeElsewhere('By the command line')

  const { db, localCopy } = await open(projectId)
  expect((await readInfo(db))?.name).toBe('By the command line')
  expect(await db.coders.count()).toBe(0)
  expect(localCopy?.name).toBe('Interviews (local copy)')
  const copy = await open(localCopy?.projectId ?? projectId)
  expect((await copy.db.coders.toCollection().primaryKeys()).sort()).toEqual(['ana', 'ben'])
})

test('a file of our own, whose saving was never noted, is not taken for another’s', async () => {
  const { projectId } = await createProject(client, 'Interviews')
  const { db } = await open(projectId)
  await addCoder(db, person('ana'))
  const before = await readSaving(db)
  await saveProject(client, db)
  // The window died between the file and the note, and more had been done meanwhile.
  await writeSaving(db, { savedRevision: before.savedRevision, ...(before.savedAt && { savedAt: before.savedAt }) })
  await addCoder(db, person('ben'))
  useProjectSession.setState({}, true)
  db.close()
  const again = await open(projectId)
  expect(again.localCopy).toBeUndefined()
  expect((await again.db.coders.toCollection().primaryKeys()).sort()).toEqual(['ana', 'ben'])
})

test('a project that another page writes is opened to read', async () => {
  const { projectId } = await createProject(client, 'Interviews')
  leases.lease(projectId, 'another-page')
  const { db, readOnly } = await open(projectId)
  expect(readOnly).toBe(true)
  expect(() => command(db, [], () => act(db, { name: 'renameProject' }, []))).toThrow('to read')
  expect(await deleteProject(client, page, projectId)).toEqual({ ok: false, failure: { code: 'openElsewhere' } })
})

test('after the host was gone the page takes its lease again, or reads from then on where another has it', async () => {
  const { projectId } = await createProject(client, 'Interviews')
  const { db } = await open(projectId)
  leases.release(projectId, page)
  await renameProject(db, 'Renamed meanwhile')
  await reconnect()
  expect(leases.lease(projectId, 'another-page')).toBe(false)
  expect((await files['projects.list']({}))[0]?.name).toBe('Renamed meanwhile')
  leases.release(projectId, page)
  leases.lease(projectId, 'another-page')
  await reconnect()
  expect(useProjectSession.getState().session?.readOnly).toBe(true)
  expect(() => renameProject(db, 'Too late')).toThrow('to read')
})

test('a project that is nowhere, or whose file is damaged, is not opened, and nothing of it stays behind', async () => {
  const { projectId, path } = await createProject(client, 'Interviews')
  await writeFile(path, (await readFile(path, 'utf8')).slice(0, -15))
  const damaged = await openProject(client, page, projectId, nameOfCopy)
  expect(damaged).toMatchObject({ ok: false, failure: { code: 'incompleteProject' } })
  expect(await hasDatabase(projectId)).toBe(false)
  await files.remove(projectId)
  expect(await openProject(client, page, projectId, nameOfCopy)).toEqual({ ok: false, failure: { code: 'missing' } })
  expect(leases.lease(projectId, 'another-page')).toBe(true)
})

test('projects are renamed, duplicated and deleted while closed, and deleting leaves neither file nor database', async () => {
  const { projectId } = await createProject(client, 'Interviews', codebookWith('pay'))
  expect(await renameClosedProject(client, page, projectId, 'Talks')).toMatchObject({
    ok: true,
    value: { name: 'Talks' },
  })
  const copy = await duplicateProject(client, page, projectId, 'Talks 2')
  if (!copy.ok) throw new Error('not copied')
  expect(await deleteProject(client, page, projectId)).toEqual({ ok: true, value: undefined })
  expect(await hasDatabase(projectId)).toBe(false)
  expect((await files['projects.list']({})).map(({ name }) => name)).toEqual(['Talks 2'])
  const { db } = await open(copy.value.projectId)
  expect((await readSnapshot(db)).codebooks[0]?.codebook).toEqual(codebookWith('pay'))
})

test('a project file from elsewhere is added once; another state of a project that is here becomes a project of its own', async () => {
  const { projectId, path } = await createProject(client, 'Interviews')
  const text = await readFile(path, 'utf8')
  expect(await addProjectFile(client, text, 'a.intercoder')).toMatchObject({ ok: true, value: { projectId } })
  await renameClosedProject(client, page, projectId, 'Talks')
  const other = await addProjectFile(client, text, 'a.intercoder')
  expect(other.ok && other.value.projectId).not.toBe(projectId)
  expect((await files['projects.list']({})).map(({ name }) => name).sort()).toEqual(['Interviews', 'Talks'])
  expect(await addProjectFile(client, 'no project', 'b.txt')).toMatchObject({
    ok: false,
    failure: { code: 'notAProject' },
  })
})

test('the file of a project with every kind of record is read back as it was written', async () => {
  const db = await exampleDatabase()
  await work(db)
  await applyRunEvents(db, runId, [codedLine(1, 0, ['lexical-1'])])
  const { path } = await saveProject(client, db)
  const read = await readProjectFile((await readFile(path, 'utf8')).split('\n'), path)
  expect(read).toEqual({ ok: true, value: await readSnapshot(db) })
  const other = await exampleDatabase()
  if (read.ok) await loadSnapshot(other, read.value, { revision: 1, savedRevision: 1 })
  expect(await readSnapshot(other)).toEqual(await readSnapshot(db))
})
