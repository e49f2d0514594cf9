import type { ProjectDatabase } from './database.ts'

/** How the database stands to the project file. Revisions count the commits that changed the project. */
export interface Saving {
  readonly revision: number
  /** What the file holds; 0 where it was never written. */
  readonly savedRevision: number
  readonly savedAt?: string
  /** The last save begun, noted before it: after a crash in between, our own file must not look like another's. */
  readonly attempt?: { readonly revision: number; readonly savedAt: string }
}

const key = 'saving'

export async function readSaving(db: ProjectDatabase): Promise<Saving> {
  const row = await db.meta.get(key)
  return (row?.value as Saving | undefined) ?? { revision: 0, savedRevision: 0 }
}

export const writeSaving = (db: ProjectDatabase, change: Partial<Saving>): Promise<void> =>
  db.transaction('rw', db.meta, async () => {
    await db.meta.put({ key, value: { ...(await readSaving(db)), ...change } })
  })

/** Says, within the transaction of a change, that the file no longer holds what the database does. */
export const raiseRevision = async (db: ProjectDatabase): Promise<void> =>
  writeSaving(db, { revision: (await readSaving(db)).revision + 1 })
