import { readSaving } from '../saving.ts'
import { useQuery } from './useQuery.ts'

/** A number that grows with every change of the project, by people or by runs: what is computed from it asks by it whether it still holds. */
export const useRevision = (): number | undefined => useQuery(async (db) => (await readSaving(db)).revision)
