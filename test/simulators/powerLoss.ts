import { ProjectDatabase } from '../../renderer/db/database.ts'

/** Everything a database has committed, by table. */
export type CommittedRows = ReadonlyMap<string, readonly unknown[]>

export async function committedIn(db: ProjectDatabase): Promise<CommittedRows> {
  return new Map(await Promise.all(db.tables.map(async (table) => [table.name, await table.toArray()] as const)))
}

/** The database after the power failed: what was committed up to some moment, in a window opened anew. */
export async function fallBack(db: ProjectDatabase, committed: CommittedRows): Promise<ProjectDatabase> {
  db.close()
  const anew = new ProjectDatabase(db.projectId)
  for (const table of anew.tables) {
    await table.clear()
    await table.bulkAdd(committed.get(table.name) ?? [])
  }
  return anew
}
