import type { Document } from '../../shared/domain/document.ts'
import type { CoderId, RoundId } from '../../shared/domain/ids.ts'
import { segmentPlace } from '../../shared/domain/segment.ts'
import type { ProjectDatabase } from './database.ts'

/**
 * Is anything on record about this document? Withdrawn decisions count, for they are on record too. Runs do not list their
 * units here, so any run begun since the document was there may have read it.
 */
export async function documentIsUsed(db: ProjectDatabase, { id, source }: Document): Promise<boolean> {
  const codings = db.manualCodings.where('[documentId+coderId]').between([id, ''], [id, '\uffff'])
  if ((await codings.count()) > 0) return true
  const rounds = await db.rounds.toArray()
  if (
    rounds.some(
      ({ units }) => units.kind === 'drawn' && units.segmentIds.some((s) => segmentPlace(s).documentId === id),
    )
  )
    return true
  return (await db.runs.toArray()).some((run) => run.settings.createdAt >= source.importedAt)
}

/** Has the coder decided anything, or is he or she planned for a round, or part of a run? */
export async function coderIsUsed(db: ProjectDatabase, id: CoderId): Promise<boolean> {
  if ((await db.manualCodings.where('coderId').equals(id).count()) > 0) return true
  if ((await db.rounds.toArray()).some((round) => round.coderIds.includes(id))) return true
  return (await db.runs.toArray()).some((run) => run.settings.coders.some((coder) => coder.id === id))
}

/** Has anybody decided anything in this round? */
export const roundIsUsed = async (db: ProjectDatabase, id: RoundId): Promise<boolean> =>
  (await db.manualCodings.where('roundId').equals(id).count()) > 0
