import type { HostClient } from '../../shared/contract/contract.ts'
import type { ProjectEntry } from '../../shared/contract/projects.ts'
import type { ProjectId } from '../../shared/domain/ids.ts'
import { type ProjectHead, projectLines } from '../../shared/project/projectFile.ts'
import type { ProjectRecord } from '../../shared/project/projectRecord.ts'
import type { ProjectDatabase } from './database.ts'
import { now } from './now.ts'
import { writeSaving } from './saving.ts'
import { streamProject } from './snapshot.ts'

export type Saver = Pick<HostClient, `projects.${'begin' | 'append' | 'commit' | 'abandon'}Save`>

/** Pieces handed to the host, in characters: few calls, and never a whole project in memory. */
const pieceLength = 1_000_000

/** Writes the project as it is now into its file. The old file stays until the new one is whole. */
export async function saveProject(client: Saver, db: ProjectDatabase): Promise<ProjectEntry> {
  const { info, saving, records } = await streamProject(db)
  const attempt = { revision: saving.revision, savedAt: now() }
  await writeSaving(db, { attempt })
  const entry = await writeFile(client, db.projectId, { ...attempt, info }, records)
  await writeSaving(db, { savedRevision: attempt.revision, savedAt: attempt.savedAt })
  return entry
}

/** Hands a project file to the host in pieces; where anything fails, the begun file is abandoned and the failure told. */
export async function writeFile(
  client: Saver,
  projectId: ProjectId,
  head: ProjectHead,
  records: Iterable<ProjectRecord> | AsyncIterable<ProjectRecord>,
): Promise<ProjectEntry> {
  const { saveId } = await client['projects.beginSave']({ projectId, name: head.info.name })
  try {
    let piece = ''
    for await (const line of projectLines(head, records)) {
      piece += `${line}\n`
      if (piece.length < pieceLength) continue
      await client['projects.appendSave']({ saveId, text: piece })
      piece = ''
    }
    if (piece) await client['projects.appendSave']({ saveId, text: piece })
    return await client['projects.commitSave']({ saveId })
  } catch (error) {
    // The host forgets unfinished saves by itself; what went wrong first is what the researcher must hear of.
    await client['projects.abandonSave']({ saveId }).catch(() => undefined)
    throw error
  }
}
