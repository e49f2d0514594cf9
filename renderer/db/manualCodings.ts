import { type CodebookHash, type CoderId, ManualCodingId, type RoundId } from '../../shared/domain/ids.ts'
import type { Decision, ManualCoding } from '../../shared/domain/manualCoding.ts'
import { segmentPlace } from '../../shared/domain/segment.ts'
import { standingDecision } from '../../shared/domain/standingDecision.ts'
import { type Unit, unitKey } from '../../shared/domain/unit.ts'
import { canonicalJson } from '../../shared/std/canonicalJson.ts'
import { act, command } from './act.ts'
import type { Place, ProjectDatabase, StoredCoding } from './database.ts'
import { bringIntoForce, codingsOf, latestTime } from './decisionForce.ts'
import { nowAfter } from './now.ts'

/** Under what circumstances a person decided. */
export interface CodingContext {
  /** The version the person had before them, which a round may keep behind the one in force. */
  readonly codebook: CodebookHash
  readonly visible: ManualCoding['visible']
  readonly roundId?: RoundId
  readonly memo?: string
}

/** A coding with the columns it is looked up by. */
export const storedCoding = (coding: ManualCoding): StoredCoding => ({
  ...coding,
  unitKey: unitKey(coding.unit),
  documentId: coding.unit.kind === 'span' ? coding.unit.documentId : segmentPlace(coding.unit.segmentId).documentId,
})

/**
 * The coder turns to this unit, and with that has gone on from the one before: its decision is from now on a first one,
 * and a new one about it will be a correction. Turning to the unit that lies open already changes nothing.
 */
export const openUnit = (db: ProjectDatabase, coderId: CoderId, unit: Unit): Promise<void> =>
  command(db, [], async () => {
    await placeAt(db, coderId, unitKey(unit), latestTime(await codingsOf(db, { coderId, unitKey: unitKey(unit) })))
  })

async function placeAt(db: ProjectDatabase, coderId: CoderId, key: string, after: string | undefined): Promise<Place> {
  const place = await db.places.get(coderId)
  if (place?.unitKey === key) return place
  const moved = { coderId, unitKey: key, openedAt: nowAfter(after) }
  await db.places.put(moved)
  return moved
}

/**
 * A person decides about a unit. The decision is appended; the one it replaces stays. It is a correction where the coder had
 * gone on since the decision before, or the round is closed: reliability then reads the decision before it.
 * Deciding the same again changes nothing.
 */
export const codeUnit = (
  db: ProjectDatabase,
  coderId: CoderId,
  unit: Unit,
  decision: Decision,
  context: CodingContext,
): Promise<void> =>
  command(db, [], async () => {
    const at = { coderId, unitKey: unitKey(unit) }
    const codings = await codingsOf(db, at)
    const standing = standingDecision(codings)
    // A round asks anew: what was decided in another one is replaced by this decision, but not corrected by it.
    const earlier = standingDecision(codings.filter((coding) => coding.roundId === context.roundId))
    if (standing && standing === earlier && said(standing.decision, standing.memo) === said(decision, context.memo))
      return
    const { openedAt } = await placeAt(db, coderId, at.unitKey, latestTime(codings))
    const round = context.roundId && (await db.rounds.get(context.roundId))
    const coding = storedCoding({
      origin: 'manual',
      id: ManualCodingId.parse(crypto.randomUUID()),
      coderId,
      unit,
      decision,
      ...(context.memo && { memo: context.memo }),
      codedAt: nowAfter([openedAt, latestTime(codings) ?? openedAt].sort().at(-1)),
      ...(context.roundId && { roundId: context.roundId }),
      codebook: context.codebook,
      visible: context.visible,
      ...(standing && { replaces: standing.id }),
      correction: goneOnSince(earlier, openedAt) || round?.closedAt !== undefined,
    })
    await db.manualCodings.add(coding)
    await act(db, { name: 'codeUnit' }, [], { ...at, ...(standing && { from: standing.id }), to: coding.id })
  })

/** A person takes their decision about a unit back; the way undo does, so what was decided first stays on record. */
export const clearDecision = (db: ProjectDatabase, coderId: CoderId, unit: Unit): Promise<void> =>
  command(db, [], async () => {
    const at = { coderId, unitKey: unitKey(unit) }
    const standing = standingDecision(await codingsOf(db, at))
    if (!standing) return
    await bringIntoForce(db, at, undefined)
    await act(db, { name: 'clearDecision' }, [], { ...at, from: standing.id })
  })

/** What a person decides about a unit, seen from what stands for it; `undefined` takes that back. */
export type DecisionFrom = (
  standing: ManualCoding | undefined,
) => { readonly decision: Decision; readonly memo?: string | undefined } | undefined

/**
 * A person changes what stands for a unit. The change starts from what is stored and not from what a window shows, which
 * may lag behind a quick hand: two codes given one after the other are both there.
 */
export const changeDecision = (
  db: ProjectDatabase,
  coderId: CoderId,
  unit: Unit,
  decide: DecisionFrom,
  context: Omit<CodingContext, 'memo'>,
): Promise<void> =>
  command(db, [], async () => {
    const decided = decide(standingDecision(await codingsOf(db, { coderId, unitKey: unitKey(unit) })))
    if (!decided) return clearDecision(db, coderId, unit)
    const { decision, memo } = decided
    return codeUnit(db, coderId, unit, decision, { ...context, ...(memo && { memo }) })
  })

const goneOnSince = (earlier: StoredCoding | undefined, openedAt: string) =>
  earlier !== undefined && (earlier.correction || earlier.codedAt < openedAt)

const said = (decision: Decision, memo: string | undefined) => canonicalJson([decision, memo ?? ''])
