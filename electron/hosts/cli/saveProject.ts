import { extname } from 'node:path'
import { codingsCsv } from '../../../shared/exchange/codingsCsv.ts'
import type { ProjectSnapshot } from '../../../shared/project/snapshot.ts'
import type { ProjectFiles } from '../projectFiles.ts'
import { inPieces, projectText, revisionAt, writeWhole } from './projectOnDisk.ts'
import { sentenceFor } from './projectSource.ts'
import { couldNotRun } from './terminal.ts'

/** Into the data folder's projects. @returns the path of the file. */
export async function saveInDataFolder(
  files: ProjectFiles,
  project: ProjectSnapshot,
  revision: number,
  savedAt: string,
): Promise<string> {
  const { id: projectId, name } = project.info
  const { saveId } = await files['projects.beginSave']({ projectId, name })
  try {
    for await (const text of inPieces(projectText(project, revision, savedAt)))
      await files['projects.appendSave']({ saveId, text })
    return (await files['projects.commitSave']({ saveId })).path
  } catch (error) {
    await files['projects.abandonSave']({ saveId })
    throw error
  }
}

/**
 * Into a file of the researcher's.
 *
 * @param known the revision that was read from this file, if it was.
 * @throws CommandFault where the file is another project's, or was saved by somebody else in the meantime.
 */
export async function saveAsFile(
  path: string,
  project: ProjectSnapshot,
  known: number | undefined,
  savedAt: string,
): Promise<void> {
  const there = await revisionAt(path)
  if (!there.ok) throw couldNotRun(`${sentenceFor(there.failure)} It was not overwritten.`)
  const head = there.value
  if (head && head.info.id !== project.info.id)
    throw couldNotRun(
      `${path} holds another project, “${head.info.name}”. Choose another file; nothing was overwritten.`,
    )
  if (head && known !== undefined && head.revision !== known)
    throw couldNotRun(`${path} was saved by another program during the run. Name another file with --out and --resume.`)
  await writeWhole(path, projectText(project, Math.max(head?.revision ?? 0, known ?? 0) + 1, savedAt))
}

export const isCsv = (path: string): boolean => extname(path).toLowerCase() === '.csv'

export const saveCodings = (path: string, project: ProjectSnapshot): Promise<void> =>
  writeWhole(path, codingsCsv(project))
