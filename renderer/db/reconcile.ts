import type { HostClient } from '../../shared/contract/contract.ts'
import type { FileProblem } from '../../shared/contract/files.ts'
import type { ProjectEntry } from '../../shared/contract/projects.ts'
import type { ProjectId } from '../../shared/domain/ids.ts'
import { readProjectFile } from '../../shared/project/projectFile.ts'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'
import type { ProjectDatabase } from './database.ts'
import { now } from './now.ts'
import { readInfo } from './projectFacts.ts'
import { newProjectId } from './projectId.ts'
import { type Saver, writeFile } from './saveProject.ts'
import { readSaving, type Saving, writeSaving } from './saving.ts'
import { loadSnapshot, streamProject } from './snapshot.ts'

export type ProjectReader = Pick<HostClient, 'projects.list' | 'projects.read'>

/** What opening did besides opening. `localCopy` is the file that keeps what was here and not yet in the project's file. */
export interface Reconciled {
  readonly bytes: number
  readonly localCopy?: ProjectEntry
}

export type ReconcileFailure = FileProblem | { readonly code: 'missing' }

/**
 * Makes the database hold the project as it was last worked on: the database where the file is what we wrote, or older; the
 * file where it was written elsewhere since, by the command line for instance, or where the database is empty. Unsaved work
 * that would be replaced is first written to a project file of its own.
 *
 * @param nameOfCopy makes the name of that file from the project's.
 */
export async function reconcile(
  client: ProjectReader & Saver,
  db: ProjectDatabase,
  nameOfCopy: (name: string) => string,
): Promise<Outcome<Reconciled, ReconcileFailure>> {
  const entry = (await client['projects.list']({})).find(({ projectId }) => projectId === db.projectId)
  const [info, saving] = [await readInfo(db), await readSaving(db)]
  const bytes = entry?.bytes ?? 0
  if (!entry) return info ? succeed({ bytes }) : fail({ code: 'missing' })
  if (info && isOurs(entry, saving)) {
    // Where the window died between writing the file and noting it, the note is made now.
    await writeSaving(db, { savedRevision: Math.max(entry.revision, saving.savedRevision), savedAt: entry.savedAt })
    return succeed({ bytes })
  }
  if (info && entry.revision <= saving.savedRevision) return succeed({ bytes })

  const project = await readProjectFile(fileLines(client, db.projectId), entry.name)
  if (!project.ok) return project
  const unsaved = info !== undefined && saving.revision > saving.savedRevision
  const localCopy = unsaved ? await copyProject(client, db, nameOfCopy(info.name)) : undefined
  const { revision, savedAt } = entry
  await loadSnapshot(db, project.value, { revision, savedRevision: revision, savedAt })
  return succeed({ bytes, ...(localCopy && { localCopy }) })
}

/** Did this database write the file? Two savings may have the same number, but not the same time as well. */
const isOurs = ({ revision, savedAt }: ProjectEntry, saving: Saving): boolean =>
  (revision === saving.savedRevision && savedAt === saving.savedAt) ||
  (revision === saving.attempt?.revision && savedAt === saving.attempt.savedAt)

/** Writes the project, as the database has it, to a file of its own, under a new id. Its runs come along as records. */
export async function copyProject(client: Saver, db: ProjectDatabase, name: string): Promise<ProjectEntry> {
  const { info, records } = await streamProject(db)
  const id = newProjectId()
  return writeFile(client, id, { revision: 1, savedAt: now(), info: { ...info, id, name } }, records)
}

async function* fileLines(client: ProjectReader, projectId: ProjectId): AsyncGenerator<string> {
  let offset: number | undefined = 0
  while (offset !== undefined) {
    const piece: { readonly text: string; readonly next?: number | undefined } = await client['projects.read']({
      projectId,
      offset,
    })
    // Pieces end with a line; after its line end, `split` finds one more, empty.
    yield* piece.text.replace(/\n$/, '').split('\n')
    offset = piece.next
  }
}
