import type { ProjectId } from '../../shared/domain/ids.ts'
import { ProjectDatabase } from './database.ts'

/** Reads a project's database from a worker, which has no session: over a connection of its own, closed afterwards. */
export async function withDatabase<Result>(
  projectId: ProjectId,
  read: (db: ProjectDatabase) => Promise<Result>,
): Promise<Result> {
  const db = new ProjectDatabase(projectId)
  db.readOnly = true
  try {
    return await read(db)
  } finally {
    db.close()
  }
}
