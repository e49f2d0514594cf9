import type { Case } from '../../shared/domain/case.ts'
import { act, command } from './act.ts'
import type { ProjectDatabase } from './database.ts'

/** The project's cases are from now on these. Documents of a case that is gone belong to none. */
export const saveCases = (db: ProjectDatabase, cases: readonly Case[]): Promise<void> =>
  command(db, [], async () => {
    const kept = new Set(cases.map(({ id }) => id))
    const gone = (await db.cases.toCollection().primaryKeys()).filter((id) => !kept.has(id))
    const orphans = await db.documents.filter(({ caseId }) => caseId !== undefined && !kept.has(caseId)).toArray()
    await act(db, { name: 'saveCases', params: { count: cases.length } }, [
      ...orphans.map(({ caseId: _, ...row }) => ({ table: 'documents', key: row.id, row }) as const),
      ...gone.map((key) => ({ table: 'cases', key, row: undefined }) as const),
      ...cases.map((row) => ({ table: 'cases', key: row.id, row }) as const),
    ])
  })
