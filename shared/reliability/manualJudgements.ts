import type { CodeId, CoderId, ManualCodingId, RoundId, SegmentId } from '../domain/ids.ts'
import type { ManualCoding } from '../domain/manualCoding.ts'
import type { Round } from '../domain/round.ts'
import { unitKey } from '../domain/unit.ts'
import type { Judgement, Judgements } from './judgement.ts'
import type { SegmentGrid } from './segmentGrid.ts'

/** Why a person's coding is no reliability datum; each coding is counted under the first that holds. */
const reasons = [
  'withdrawn',
  /** Changed after going on to another unit: the decision before it counts. */
  'correction',
  'training',
  /** Not in one of the rounds asked for. */
  'otherRound',
  /** Made while automatic codings or those of others lay open. */
  'notIndependent',
  /** Another decision of the same coder, made while the unit was still open, takes its place. */
  'superseded',
  /** No judgement was made: the unit is missing for this coder. */
  'skipped',
  /** A span that straddles segments without covering half of any. */
  'unplaced',
  /** The coder had judged the unit in an earlier round already, and what came between may have changed their mind. */
  'laterRound',
] as const
type Reason = (typeof reasons)[number]

/** How many codings of people are left out, by reason. Segments are counted for `laterRound`, codings for all others. */
export type LeftOutManual = Readonly<Record<Reason, number>>

export interface ManualJudgements {
  readonly judgements: Judgements
  readonly leftOut: LeftOutManual
  /** Codings that were made while others' lay open, kept or not. */
  readonly notIndependent: number
  /** Spans that were projected onto segments. */
  readonly projectedSpans: number
  /** Segments judged not relevant by a person, which for codes is an empty set. */
  readonly notRelevant: number
}

export interface ManualOptions {
  /** Only codings of these rounds; all but training where left out. */
  readonly roundIds?: readonly RoundId[]
  /** Keep codings that were made while others' lay open. They are counted either way. */
  readonly keepNotIndependent?: boolean
}

/**
 * What people decided, as far as it is reliability data. A person who finds a unit not relevant has judged it, and no code
 * applies: an empty set, as for `noCode`. Where a coder marked several spans in one segment, their codes unite.
 */
export function manualJudgements(
  codings: readonly ManualCoding[],
  rounds: readonly Round[],
  grid: SegmentGrid,
  options: ManualOptions = {},
): ManualJudgements {
  const leftOut = Object.fromEntries(reasons.map((reason) => [reason, 0])) as Record<Reason, number>
  const keep = (kept: readonly ManualCoding[], why: (coding: ManualCoding) => Reason | undefined) =>
    kept.filter((coding) => {
      const reason = why(coding)
      if (reason !== undefined) leftOut[reason]++
      return reason === undefined
    })

  const eligible = keep(codings, ineligible(rounds, options))
  const standing = keep(eligible, superseded(eligible))
  const judged = keep(standing, ({ decision }) => (decision.kind === 'skipped' ? 'skipped' : undefined))
  const placed = judged.map((coding) => ({ coding, segments: segmentsOf(coding, grid) }))
  leftOut.unplaced += placed.filter(({ segments }) => segments.length === 0).length

  const inRounds = uniteByRound(placed)
  const judgements = new Map<CoderId, Map<SegmentId, Judgement>>()
  let notRelevant = 0
  for (const [coderId, segments] of inRounds) {
    const first = new Map<SegmentId, Judgement>()
    for (const [segmentId, attempts] of segments) {
      const earliest = [...attempts.values()].reduce((a, b) => (b.since < a.since ? b : a))
      leftOut.laterRound += attempts.size - 1
      if (earliest.notRelevant && earliest.codes.size === 0) notRelevant++
      first.set(segmentId, earliest)
    }
    judgements.set(coderId, first)
  }
  return {
    judgements,
    leftOut,
    notIndependent: codings.filter((coding) => counts(coding) && madeInViewOfOthers(coding)).length,
    projectedSpans: placed.filter(({ coding, segments }) => coding.unit.kind === 'span' && segments.length > 0).length,
    notRelevant,
  }
}

const counts = ({ withdrawnAt, correction }: ManualCoding) => withdrawnAt === undefined && !correction
const madeInViewOfOthers = ({ visible }: ManualCoding) => visible.automatic || visible.otherCoders

/** What a single coding shows by itself. */
function ineligible(rounds: readonly Round[], { roundIds, keepNotIndependent }: ManualOptions) {
  const training = new Set(rounds.filter(({ kind }) => kind === 'training').map(({ id }) => id))
  const wanted = roundIds && new Set(roundIds)
  return (coding: ManualCoding): Reason | undefined => {
    if (coding.withdrawnAt !== undefined) return 'withdrawn'
    if (coding.correction) return 'correction'
    if (coding.roundId !== undefined && training.has(coding.roundId)) return 'training'
    if (wanted && (coding.roundId === undefined || !wanted.has(coding.roundId))) return 'otherRound'
    return madeInViewOfOthers(coding) && !keepNotIndependent ? 'notIndependent' : undefined
  }
}

/** Replaced by another that counts, be it by name (a span may have moved) or as the later one on the same unit and round. */
function superseded(eligible: readonly ManualCoding[]) {
  const replaced = new Set(eligible.map(({ replaces }) => replaces).filter((id) => id !== undefined))
  const latest = new Map<string, ManualCoding>()
  for (const coding of eligible) {
    const known = latest.get(place(coding))
    if (known === undefined || isLater(coding, known)) latest.set(place(coding), coding)
  }
  const standing = new Set<ManualCodingId>([...latest.values()].map(({ id }) => id))
  return ({ id }: ManualCoding): Reason | undefined =>
    replaced.has(id) || !standing.has(id) ? 'superseded' : undefined
}

const place = ({ coderId, roundId, unit }: ManualCoding) => `${coderId} ${roundId ?? ''} ${unitKey(unit)}`

/** Of two decisions in the same millisecond, the one that replaces the other is later; else the id settles it. */
function isLater(a: ManualCoding, b: ManualCoding): boolean {
  if (a.codedAt !== b.codedAt) return Date.parse(a.codedAt) > Date.parse(b.codedAt)
  return a.replaces === b.id || (b.replaces !== a.id && a.id > b.id)
}

const segmentsOf = ({ unit }: ManualCoding, grid: SegmentGrid): readonly SegmentId[] =>
  unit.kind === 'segment' ? [unit.segmentId] : grid.projected(unit)

interface RoundJudgement extends Judgement {
  readonly codes: Set<CodeId>
  readonly since: number
  readonly notRelevant: boolean
}

/** Coder → segment → round → what the coder decided there. Oldest first, so that the result does not hang on the order of records. */
function uniteByRound(
  placed: readonly { readonly coding: ManualCoding; readonly segments: readonly SegmentId[] }[],
): Map<CoderId, Map<SegmentId, Map<RoundId | undefined, RoundJudgement>>> {
  const coders = new Map<CoderId, Map<SegmentId, Map<RoundId | undefined, RoundJudgement>>>()
  const oldestFirst = placed.toSorted(
    ({ coding: a }, { coding: b }) => Date.parse(a.codedAt) - Date.parse(b.codedAt) || (a.id < b.id ? -1 : 1),
  )
  for (const { coding, segments } of oldestFirst) {
    const ofCoder = entry(coders, coding.coderId, () => new Map())
    for (const segmentId of segments) {
      const ofSegment = entry(ofCoder, segmentId, () => new Map())
      const judgement = entry(ofSegment, coding.roundId, () => ({
        codes: new Set<CodeId>(),
        codebook: coding.codebook,
        since: Date.parse(coding.codedAt),
        notRelevant: coding.decision.kind === 'notRelevant',
      }))
      for (const { codeId } of coding.decision.kind === 'codes' ? coding.decision.codes : [])
        judgement.codes.add(codeId)
    }
  }
  return coders
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
}
