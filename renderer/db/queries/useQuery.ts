import { useLiveQuery } from 'dexie-react-hooks'
import type { ProjectDatabase } from '../database.ts'
import { useProjectSession } from '../projectSession.ts'

/**
 * What the open project's database answers, kept up to date.
 *
 * @param on what the question depends on besides the project.
 * @returns `undefined` as long as no answer is there, and where no project is open.
 */
export function useQuery<Answer>(
  ask: (db: ProjectDatabase) => Promise<Answer>,
  on: readonly unknown[] = [],
): Answer | undefined {
  const db = useProjectSession(({ session }) => session?.db)
  return useLiveQuery(async () => (db ? ask(db) : undefined), [db, ...on])
}
