import type { CodebookVersion } from '../../../shared/domain/codebook.ts'
import type { Coder } from '../../../shared/domain/coder.ts'
import type { Round } from '../../../shared/domain/round.ts'
import type { ProjectInfo } from '../../../shared/project/snapshot.ts'
import type { HistoryStep } from '../historyStep.ts'
import { readInfo } from '../projectFacts.ts'
import { useQuery } from './useQuery.ts'

export const useProjectInfo = (): ProjectInfo | undefined => useQuery(readInfo)

/** The version that coders follow now. */
export const useCodebookInForce = (): CodebookVersion | undefined =>
  useQuery(async (db) => {
    const info = await readInfo(db)
    return info && db.codebooks.get(info.codebook)
  })

/** Every version there ever was, the oldest first. */
export const useCodebookVersions = (): readonly CodebookVersion[] | undefined =>
  useQuery(async (db) => (await db.codebooks.toArray()).sort((a, b) => a.number - b.number))

/** People first, each kind by name. */
export const useCoders = (): readonly Coder[] | undefined =>
  useQuery(async (db) => {
    const order = ({ kind, name }: Coder) => `${kind === 'human' ? 0 : 1} ${name}`
    return (await db.coders.toArray()).sort((a, b) => order(a).localeCompare(order(b), undefined, { numeric: true }))
  })

/** The oldest first. */
export const useRounds = (): readonly Round[] | undefined =>
  useQuery(async (db) => (await db.rounds.toArray()).sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1)))

/** The latest steps, the latest first; `undone` ones are those that can be redone. */
export const useHistory = (limit = 100): readonly HistoryStep[] | undefined =>
  useQuery((db) => db.history.orderBy('seq').reverse().limit(limit).toArray(), [limit])
