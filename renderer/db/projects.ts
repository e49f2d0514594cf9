import type { HostClient } from '../../shared/contract/contract.ts'
import type { FileProblem } from '../../shared/contract/files.ts'
import type { ProjectEntry } from '../../shared/contract/projects.ts'
import type { Codebook } from '../../shared/domain/codebook.ts'
import type { ProjectId } from '../../shared/domain/ids.ts'
import { emptyProject } from '../../shared/project/emptyProject.ts'
import { readProjectFile, readProjectHead } from '../../shared/project/projectFile.ts'
import { recordsOf } from '../../shared/project/projectRecord.ts'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'
import { ProjectDatabase } from './database.ts'
import { now } from './now.ts'
import { renameProject } from './projectFacts.ts'
import { newProjectId } from './projectId.ts'
import { copyProject, type ReconcileFailure, reconcile } from './reconcile.ts'
import { saveProject, writeFile } from './saveProject.ts'

/** Makes a project with nothing in it but a codebook; it can then be opened. */
export function createProject(client: HostClient, name: string, codebook?: Codebook): Promise<ProjectEntry> {
  const createdAt = now()
  const project = emptyProject({ id: newProjectId(), name, createdAt, ...(codebook && { codebook }) })
  return writeFile(client, project.info.id, { revision: 1, savedAt: createdAt, info: project.info }, recordsOf(project))
}

/**
 * Takes a project file from elsewhere among the projects of this host. The same saving of a project that is here already is
 * that project; any other one of it becomes a project of its own, for neither may replace the other unasked.
 *
 * @param fileName how a problem should call the file.
 */
export async function addProjectFile(
  client: HostClient,
  text: string,
  fileName: string,
): Promise<Outcome<ProjectEntry, FileProblem>> {
  const lines = text.split('\n')
  const head = readProjectHead(lines[0] ?? '', fileName)
  if (!head.ok) return head
  const project = await readProjectFile(lines, fileName)
  if (!project.ok) return project
  const { revision, savedAt, info } = head.value
  const present = (await client['projects.list']({})).find(({ projectId }) => projectId === info.id)
  if (present?.revision === revision && present.savedAt === savedAt) return succeed(present)
  const id = present ? newProjectId() : info.id
  return succeed(await writeFile(client, id, { revision, savedAt, info: { ...info, id } }, recordsOf(project.value)))
}

export type ManageFailure = ReconcileFailure | { readonly code: 'openElsewhere' }

/** A second project with the same content, under a name of its own. Runs come along as records, their journals do not. */
export const duplicateProject = (
  client: HostClient,
  page: string,
  projectId: ProjectId,
  name: string,
): Promise<Outcome<ProjectEntry, ManageFailure>> =>
  alone(client, page, projectId, (db) => copyProject(client, db, name))

/** Renames a project that is not open; for the one that is, see `renameProject`. */
export const renameClosedProject = (
  client: HostClient,
  page: string,
  projectId: ProjectId,
  name: string,
): Promise<Outcome<ProjectEntry, ManageFailure>> =>
  alone(client, page, projectId, async (db) => {
    await renameProject(db, name)
    return saveProject(client, db)
  })

/** Deletes a project that is not open, for good: its file, every trace the engine keeps of it, and the database here. */
export async function deleteProject(
  client: HostClient,
  page: string,
  projectId: ProjectId,
): Promise<Outcome<void, { readonly code: 'openElsewhere' }>> {
  const { granted } = await client['projects.lease']({ projectId, page })
  if (!granted) return fail({ code: 'openElsewhere' })
  await client['projects.delete']({ projectId })
  await new ProjectDatabase(projectId).delete()
  await client['projects.release']({ projectId, page })
  return succeed(undefined)
}

async function alone<T>(
  client: HostClient,
  page: string,
  projectId: ProjectId,
  work: (db: ProjectDatabase) => Promise<T>,
): Promise<Outcome<T, ManageFailure>> {
  const { granted } = await client['projects.lease']({ projectId, page })
  if (!granted) return fail({ code: 'openElsewhere' })
  const db = new ProjectDatabase(projectId)
  try {
    const ready = await reconcile(client, db, (name) => name)
    return ready.ok ? succeed(await work(db)) : ready
  } finally {
    db.close()
    await client['projects.release']({ projectId, page })
  }
}
