import { useMemo } from 'react'
import type { CoderId, DocumentId } from '../../../shared/domain/ids.ts'
import type { ProjectDatabase, StoredCoding } from '../database.ts'
import type { RunResults } from '../readRun.ts'
import { type SegmentStates, segmentStates, standingDecisions } from '../segmentStates.ts'
import { useLoadedDocument } from './documents.ts'
import { useQuery } from './useQuery.ts'

/** Every decision of people in a document, withdrawn and replaced ones included; of one person, where a coder is named. */
export const useManualCodings = (id: DocumentId, coderId?: CoderId): readonly StoredCoding[] | undefined =>
  useQuery(
    (db) => {
      const [from, to] = coderId ? [coderId, coderId] : ['', '\uffff']
      return db.manualCodings.where('[documentId+coderId]').between([id, from], [id, to], true, true).toArray()
    },
    [id, coderId],
  )

/** The decisions that stand in a document, by the unit's key; of one person. */
export function useStandingDecisions(id: DocumentId, coderId: CoderId): ReadonlyMap<string, StoredCoding> | undefined {
  const codings = useManualCodings(id, coderId)
  return useMemo(
    () => codings && new Map(standingDecisions(codings).map((coding) => [coding.unitKey, coding])),
    [codings],
  )
}

/**
 * Who decided what about which segment of a document: what `filterSegments` filters by.
 *
 * @param run the automatic judgements to count in; absent for people's alone.
 */
export function useSegmentStates(id: DocumentId, run?: RunResults): SegmentStates | undefined {
  const document = useLoadedDocument(id)
  const manual = useManualCodings(id)
  return useMemo(
    () => document && manual && segmentStates(document, manual, run?.documents.get(id) ?? new Map()),
    [document, manual, run, id],
  )
}

/** How far somebody is: segments decided, of those that the present round asks about (or of all). */
export interface Progress {
  readonly decided: number
  readonly all: number
}

export const useProgress = (coderId: CoderId | undefined): Progress | undefined =>
  useQuery(async (db) => (coderId ? progressOf(db, coderId) : undefined), [coderId])

/** Skipped and withdrawn segments are not decided, and retired documents ask nothing. */
export async function progressOf(db: ProjectDatabase, coderId: CoderId): Promise<Progress> {
  const roundId = (await db.meta.get('presentRound'))?.value
  const round = (await db.rounds.toArray()).find(({ id }) => id === roundId)
  const codings = await db.manualCodings.where('coderId').equals(coderId).toArray()
  const decided = standingDecisions(codings.filter((coding) => !round || coding.roundId === round.id)).filter(
    ({ unit, decision }) => unit.kind === 'segment' && decision.kind !== 'skipped',
  )
  if (round?.units.kind === 'drawn') {
    const drawn = new Set<string>(round.units.segmentIds)
    return { decided: decided.filter(({ unitKey }) => drawn.has(unitKey)).length, all: drawn.size }
  }
  const asked = new Map<string, number>()
  await db.documents.each(({ id, segments, retiredAt }) => {
    if (!retiredAt) asked.set(id, segments)
  })
  const all = [...asked.values()].reduce((sum, segments) => sum + segments, 0)
  return { decided: decided.filter(({ documentId }) => asked.has(documentId)).length, all }
}

/** How many segments of each document somebody has decided; documents nobody touched are absent. Skipped ones do not count. */
export const useProgressByDocument = (coderId: CoderId | undefined): ReadonlyMap<DocumentId, number> | undefined =>
  useQuery(
    async (db) => {
      const codings = coderId ? await db.manualCodings.where('coderId').equals(coderId).toArray() : []
      const decided = new Map<DocumentId, number>()
      for (const { unit, decision, documentId } of standingDecisions(codings))
        if (unit.kind === 'segment' && decision.kind !== 'skipped')
          decided.set(documentId, (decided.get(documentId) ?? 0) + 1)
      return decided
    },
    [coderId],
  )
