import type { CoderId, RoundId } from '../../shared/domain/ids.ts'
import { ProjectInfo } from '../../shared/project/snapshot.ts'
import { act, command, type RowDraft } from './act.ts'
import type { MetaRow, ProjectDatabase } from './database.ts'

/** What the project is besides its records; `undefined` where the database was never filled. */
export async function readInfo(db: ProjectDatabase): Promise<ProjectInfo | undefined> {
  const rows = await db.meta.toArray()
  if (!rows.some((row) => row.key === 'id')) return undefined
  return ProjectInfo.parse(Object.fromEntries(rows.map(({ key, value }) => [key, value])))
}

export const infoRows = (info: ProjectInfo): MetaRow[] =>
  Object.entries(info).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value }]))

/** The change of one fact, for a command that changes others as well. */
export const putFact = <Key extends keyof ProjectInfo>(key: Key, value: ProjectInfo[Key]): RowDraft => ({
  table: 'meta',
  key,
  row: value === undefined ? undefined : { key, value },
})

export const renameProject = (db: ProjectDatabase, name: string): Promise<void> =>
  command(db, [], () => act(db, { name: 'renameProject', params: { name } }, [putFact('name', name)]))

/** New runs join this occasion: under a new one everything is asked anew. */
export const chooseOccasion = (db: ProjectDatabase, occasion: string): Promise<void> =>
  command(db, [], () => act(db, { name: 'chooseOccasion', params: { occasion } }, [putFact('occasion', occasion)]))

/** A step of its own in the history: or the next person's undo would take back the last decision of the one before. */
export const choosePresentCoder = (db: ProjectDatabase, coderId: CoderId | undefined): Promise<void> =>
  command(db, [], async () => {
    const coder = coderId && (await db.coders.get(coderId))
    if (coderId && coder?.kind !== 'human') throw new Error(`no person ${coderId} among the coders`)
    await act(db, { name: 'choosePresentCoder', params: { name: coder?.name ?? '' } }, [
      putFact('presentCoder', coderId),
    ])
  })

export const choosePresentRound = (db: ProjectDatabase, roundId: RoundId | undefined): Promise<void> =>
  command(db, [], async () => {
    const round = roundId && (await db.rounds.get(roundId))
    if (roundId && !round) throw new Error(`no round ${roundId} in this project`)
    await act(db, { name: 'choosePresentRound', params: { name: round?.name ?? '' } }, [
      putFact('presentRound', roundId),
    ])
  })
