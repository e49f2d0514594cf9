import { projectLines } from '../../shared/project/projectFile.ts'
import { type ProjectRecord, recordKinds } from '../../shared/project/projectRecord.ts'
import type { RecordKind } from '../../shared/project/snapshot.ts'
import type { ProjectDatabase } from './database.ts'
import { now } from './now.ts'
import { streamProject } from './snapshot.ts'
import { textBlob } from './textBlob.ts'

export interface ProjectCopy {
  /** How many records of each kind it holds. */
  readonly records: Readonly<Record<RecordKind, number>>
  readonly blob: Blob
}

/** The whole project as a project file, as it is now. Where everything is saved, it is the saved file to the letter. */
export async function projectCopy(db: ProjectDatabase): Promise<ProjectCopy> {
  const { info, saving, records } = await streamProject(db)
  const { revision, savedRevision, savedAt } = saving
  const head = { revision, savedAt: revision === savedRevision && savedAt !== undefined ? savedAt : now(), info }
  const counts = Object.fromEntries(recordKinds.map((k) => [k, 0])) as Record<RecordKind, number>
  async function* counted(): AsyncGenerator<ProjectRecord> {
    for await (const record of records) {
      counts[record.k] += 1
      yield record
    }
  }
  async function* text(): AsyncGenerator<string> {
    for await (const line of projectLines(head, counted())) yield `${line}\n`
  }
  const blob = await textBlob(text(), 'application/octet-stream')
  return { records: counts, blob }
}
