import { type CodebookHash, type CoderId, RoundId, type SegmentId } from '../../shared/domain/ids.ts'
import type { Round } from '../../shared/domain/round.ts'
import { segmentIdOf } from '../../shared/domain/segment.ts'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'
import { act, actForGood, command } from './act.ts'
import type { ProjectDatabase } from './database.ts'
import { draw } from './draw.ts'
import { now } from './now.ts'
import { roundIsUsed } from './uses.ts'

export interface NewRound {
  readonly name: string
  readonly kind: Round['kind']
  readonly coderIds: readonly CoderId[]
  readonly codebook: CodebookHash
  /** How many segments to draw from those of all documents not retired; absent for a round over everything. */
  readonly draw?: { readonly size: number; readonly seed: number }
}

export const addRound = (db: ProjectDatabase, { draw: sample, ...given }: NewRound): Promise<RoundId> =>
  command(db, [], async () => {
    const id = RoundId.parse(crypto.randomUUID())
    const units: Round['units'] = sample
      ? { kind: 'drawn', seed: sample.seed, segmentIds: await drawSegments(db, sample.size, sample.seed) }
      : { kind: 'all' }
    const row: Round = { ...given, id, units, createdAt: now() }
    await act(db, { name: 'addRound', params: { name: given.name } }, [{ table: 'rounds', key: id, row }])
    return id
  })

/** In the order of import, so that the same seed over the same documents draws the same segments. */
async function drawSegments(db: ProjectDatabase, size: number, seed: number): Promise<SegmentId[]> {
  const documents = (await db.documents.toArray())
    .filter((document) => !document.retiredAt)
    .map((document) => ({ ...document, order: `${document.source.importedAt} ${document.name} ${document.id}` }))
    .sort((a, b) => (a.order < b.order ? -1 : 1))
  const all = documents.reduce((sum, document) => sum + document.segments, 0)
  const drawn = draw(all, size, seed)
  const ids: SegmentId[] = []
  let before = 0
  let next = 0
  for (const { id, segments } of documents) {
    for (; next < drawn.length && (drawn[next] ?? 0) < before + segments; next++)
      ids.push(segmentIdOf(id, (drawn[next] ?? 0) - before))
    before += segments
  }
  return ids
}

export const renameRound = (db: ProjectDatabase, id: RoundId, name: string): Promise<void> =>
  command(db, [], async () => {
    const row = { ...(await roundWith(db, id)), name }
    await act(db, { name: 'renameRound', params: { name } }, [{ table: 'rounds', key: id, row }])
  })

/** Removes a round in which nobody has decided anything. */
export const removeRound = (db: ProjectDatabase, id: RoundId): Promise<Outcome<void, { readonly kind: 'inUse' }>> =>
  command(db, [], async () => {
    const round = await roundWith(db, id)
    if (await roundIsUsed(db, id)) return fail({ kind: 'inUse' } as const)
    const present = await db.meta.get('presentRound')
    await act(db, { name: 'removeRound', params: { name: round.name } }, [
      { table: 'rounds', key: id, row: undefined },
      { table: 'meta', key: 'presentRound', row: present?.value === id ? undefined : present },
    ])
    return succeed(undefined)
  })

/** Closes a round for good. Undo cannot open it again, nor withdraw what was decided in it: both can only be superseded. */
export const closeRound = (db: ProjectDatabase, id: RoundId): Promise<void> =>
  command(db, [], async () => {
    const round = await roundWith(db, id)
    if (round.closedAt) return
    await db.rounds.put({ ...round, closedAt: now() })
    await actForGood(db, { name: 'closeRound', params: { name: round.name } })
  })

async function roundWith(db: ProjectDatabase, id: RoundId): Promise<Round> {
  const round = await db.rounds.get(id)
  if (!round) throw new Error(`no round ${id} in this project`)
  return round
}
