import { type CoderId, ManualCodingId } from '../../shared/domain/ids.ts'
import { standingDecision } from '../../shared/domain/standingDecision.ts'
import { canonicalJson } from '../../shared/std/canonicalJson.ts'
import type { Place, ProjectDatabase, StoredCoding } from './database.ts'
import { nowAfter } from './now.ts'

/** What one coder decided about one unit. */
export interface CoderAndUnit {
  readonly coderId: CoderId
  readonly unitKey: string
}

export const codingsOf = (db: ProjectDatabase, { coderId, unitKey }: CoderAndUnit): Promise<StoredCoding[]> =>
  db.manualCodings.where('[coderId+unitKey]').equals([coderId, unitKey]).toArray()

/** The time of the latest decision, withdrawn or not: what comes next is later, also where the clock is not. */
export const latestTime = (codings: readonly StoredCoding[]): string | undefined =>
  codings
    .map((coding) => coding.codedAt)
    .sort()
    .at(-1)

/** Was it decided since the unit was opened, and does the unit still lie open? A closed round is closed to withdrawals too. */
async function isStillOpen(db: ProjectDatabase, coding: StoredCoding, place: Place | undefined): Promise<boolean> {
  if (place?.unitKey !== coding.unitKey || coding.codedAt < place.openedAt) return false
  const round = coding.roundId && (await db.rounds.get(coding.roundId))
  return !round?.closedAt
}

/** Two decisions with the same content are the same to data; `skipped` is missing, as is no decision at all. */
const content = (coding: StoredCoding | undefined) =>
  !coding || (coding.decision.kind === 'skipped' && !coding.memo)
    ? 'nothing'
    : canonicalJson([coding.decision, coding.memo ?? null])

/** Does what this decision says stand for the unit now? `undefined` asks whether nothing does. */
export async function standsAs(
  db: ProjectDatabase,
  unit: CoderAndUnit,
  id: ManualCodingId | undefined,
): Promise<boolean> {
  const codings = await codingsOf(db, unit)
  return content(standingDecision(codings)) === content(codings.find((coding) => coding.id === id))
}

/**
 * Withdraws the decision about a unit that still lies open: the last revision where what is wanted lay beneath it, or all
 * that was decided since the unit was opened. @returns whether what is wanted stands afterwards; if not, nothing was done.
 */
async function withdrawBackTo(
  db: ProjectDatabase,
  codings: readonly StoredCoding[],
  standing: StoredCoding,
  place: Place | undefined,
  wanted: string,
): Promise<boolean> {
  const made: StoredCoding[] = []
  for (const coding of codings) if (!coding.withdrawnAt && (await isStillOpen(db, coding, place))) made.push(coding)
  const without = (withdrawn: readonly StoredCoding[]) =>
    content(standingDecision(codings.filter((coding) => !withdrawn.includes(coding))))
  const withdrawn = [[standing], made].find((some) => without(some) === wanted)
  if (!withdrawn) return false
  await db.manualCodings.bulkPut(withdrawn.map((coding) => ({ ...coding, withdrawnAt: nowAfter(coding.codedAt) })))
  return true
}

/**
 * Lets an earlier decision, or none, stand again, by the mildest means that is true:
 * a decision withdrawn a moment ago is taken up again; one about a unit that still lies open is withdrawn, and stays in
 * the history only; and once the coder has gone on, what was decided can be corrected but not unmade, so a correction is
 * appended that repeats the earlier decision (`skipped` where there was none), and reliability keeps the first.
 * What is appended while the unit lies open, where no single withdrawal leads back, is a revision and no correction.
 */
export async function bringIntoForce(
  db: ProjectDatabase,
  unit: CoderAndUnit,
  id: ManualCodingId | undefined,
): Promise<void> {
  const codings = await codingsOf(db, unit)
  const standing = standingDecision(codings)
  const wanted = codings.find((coding) => coding.id === id)

  if (wanted?.withdrawnAt && (standing === undefined || wanted.replaces === standing.id)) {
    const { withdrawnAt: _, ...taken } = wanted
    await db.manualCodings.put(taken)
    return
  }
  const place = await db.places.get(unit.coderId)
  const open = standing && (await isStillOpen(db, standing, place))
  if (open && (await withdrawBackTo(db, codings, standing, place, content(wanted)))) return
  if (!standing || content(standing) === content(wanted)) return
  const { memo: _, withdrawnAt: __, ...rest } = standing
  await db.manualCodings.add({
    ...rest,
    id: ManualCodingId.parse(crypto.randomUUID()),
    decision: wanted?.decision ?? { kind: 'skipped' },
    ...(wanted?.memo !== undefined && { memo: wanted.memo }),
    codebook: wanted?.codebook ?? standing.codebook,
    codedAt: nowAfter(latestTime(codings)),
    replaces: standing.id,
    correction: standing.correction || !open,
  })
}
