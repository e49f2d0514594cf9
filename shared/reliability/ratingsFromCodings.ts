import type { Codebook } from '../domain/codebook.ts'
import type { AutomaticCoder } from '../domain/coder.ts'
import type { CodeId, CoderId, RunId, SegmentId, TextHash } from '../domain/ids.ts'
import type { ManualCoding } from '../domain/manualCoding.ts'
import type { Round } from '../domain/round.ts'
import type { SegmentBlock } from '../domain/segment.ts'
import { canonicalJson } from '../std/canonicalJson.ts'
import {
  type AutomaticJudgements,
  automaticJudgements,
  type LeftOutAutomatic,
  type RunLines,
  type RunRecord,
} from './automaticJudgements.ts'
import { type CodeSet, codeSet, codeSetKey } from './codeSet.ts'
import type { Judgements } from './judgement.ts'
import { type LeftOutManual, type ManualOptions, manualJudgements } from './manualJudgements.ts'
import { interning, missing, type Ratings } from './ratings.ts'
import { type SegmentGrid, segmentGrid } from './segmentGrid.ts'

/** The judgements of a project, and what is needed to know which of them are data. A project snapshot has all of it but the codebook. */
export interface CodingsInput {
  /** The codebook in force: it orders the codes and says whether a unit may carry several. */
  readonly codebook: Codebook
  readonly rounds: readonly Round[]
  readonly segmentBlocks: readonly SegmentBlock[]
  readonly manualCodings: readonly ManualCoding[]
  readonly runs: readonly RunRecord[]
  readonly runBlocks: readonly RunLines[]
}

export interface CodingsOptions extends ManualOptions {
  /** Only automatic codings of these runs; all but discarded ones where left out. */
  readonly runIds?: readonly RunId[]
}

export type ComparedCoder =
  | { readonly kind: 'human'; readonly id: CoderId }
  | { readonly kind: 'automatic'; readonly id: CoderId; readonly as: AutomaticCoder }

/** What became of the codings on the way into the table; nothing is left out uncounted. */
export interface DataAccount {
  readonly leftOut: {
    readonly manual: LeftOutManual
    readonly automatic: LeftOutAutomatic
    /** Automatic coders with the settings and persona of another: they repeat it. */
    readonly repeats: readonly CoderId[]
  }
  /** People's codings made while automatic ones or those of others lay open, whether kept or left out. */
  readonly notIndependent: number
  /** Free spans that were projected onto segments. */
  readonly projectedSpans: number
  /** Judgements of people that a unit is not relevant: for codes an empty set. */
  readonly notRelevantByPeople: number
}

/** The units of a project, and who judged them how. The same codings give the same table, in whatever order they are listed. */
export interface ProjectRatings {
  /** The codes that sets refer to by place: the codebook's in its order, then those that only older versions have. */
  readonly codes: readonly CodeId[]
  /** Rows. */
  readonly units: readonly SegmentId[]
  /** Columns: coders with at least one judgement, people first. */
  readonly coders: readonly ComparedCoder[]
  readonly ratings: Ratings<CodeSet>
  /** Which codebook each judgement followed, cell by cell like the ratings: equal numbers, equal codebooks. */
  readonly followed: Int32Array
  /** Rows whose passage shares characters with an anchor: models were told how to code it. */
  readonly anchored: ReadonlySet<number>
  /** The content of each unit that a model was asked about. */
  readonly contents: ReadonlyMap<SegmentId, TextHash>
  readonly account: DataAccount
}

/**
 * What counts as reliability data: independent judgements of the same units. People's codings and automatic ones, kept
 * apart everywhere else, meet here, where both are merely judgements.
 *
 * Not judged is missing; judged without a code is an empty set. A unit screened out by an answer that coders share carries
 * no judgement: they could not have disagreed on it, so counting it as agreement would flatter every coefficient.
 *
 * @see Krippendorff, K. (2019). Content Analysis (4th ed.), chapter 12, on what qualifies as reliability data.
 */
export function ratingsFromCodings(input: CodingsInput, options: CodingsOptions = {}): ProjectRatings {
  const grid = segmentGrid(input.segmentBlocks)
  const manual = manualJudgements(input.manualCodings, input.rounds, grid, options)
  const automatic = automaticJudgements(input.runs, input.runBlocks, options.runIds)
  const { distinct, repeats } = withoutRepeats(automatic)

  const coders: ComparedCoder[] = [
    ...inOrder(manual.judgements.keys()).map((id) => ({ kind: 'human', id }) as const),
    ...distinct.map((as) => ({ kind: 'automatic', id: as.id, as }) as const),
  ].filter(({ kind, id }) => judgementsOf(kind, id).size > 0)
  function judgementsOf(kind: ComparedCoder['kind'], id: CoderId) {
    return (kind === 'human' ? manual : automatic).judgements.get(id) ?? new Map<never, never>()
  }

  const columns = coders.map(({ kind, id }) => judgementsOf(kind, id))
  const units = inOrder(new Set(columns.flatMap((column) => [...column.keys()])))
  return {
    ...tableOf(units, columns, input.codebook),
    coders,
    anchored: anchoredRows(units, input, grid),
    contents: automatic.contents,
    account: {
      leftOut: { manual: manual.leftOut, automatic: automatic.leftOut, repeats },
      notIndependent: manual.notIndependent,
      projectedSpans: manual.projectedSpans,
      notRelevantByPeople: manual.notRelevant,
    },
  }
}

const inOrder = <Id extends string>(ids: Iterable<Id>): Id[] => [...ids].sort((a, b) => (a < b ? -1 : 1))

/** Of automatic coders that are asked the same in the same way, the first by id stays. */
function withoutRepeats({ coders, judgements }: AutomaticJudgements) {
  const bySettings = new Map<string, AutomaticCoder>()
  const repeats: CoderId[] = []
  for (const id of inOrder(coders.keys())) {
    const coder = coders.get(id)!
    if (judgements.get(id)!.size === 0) continue
    const key = canonicalJson({ settings: coder.settings, persona: coder.persona })
    if (bySettings.has(key)) repeats.push(id)
    else bySettings.set(key, coder)
  }
  return { distinct: [...bySettings.values()], repeats }
}

type Column = Judgements extends ReadonlyMap<CoderId, infer OfCoder> ? OfCoder : never

function tableOf(units: readonly SegmentId[], columns: readonly Column[], codebook: Codebook) {
  const codes = interning<CodeId>((id) => id)
  for (const { id } of codebook.codes) codes.placeOf(id)
  const older = columns.flatMap((column) => [...column.values()].flatMap((judgement) => [...judgement.codes]))
  for (const id of inOrder(new Set(older))) codes.placeOf(id)

  const sets = interning<CodeSet>(codeSetKey)
  const codebooks = interning<string>((hash) => hash)
  const cells = new Int32Array(units.length * columns.length).fill(missing)
  const followed = new Int32Array(cells.length).fill(missing)
  for (const [row, unit] of units.entries())
    for (const [c, column] of columns.entries()) {
      const judgement = column.get(unit)
      if (judgement === undefined) continue
      const cell = row * columns.length + c
      cells[cell] = sets.placeOf(codeSet([...judgement.codes].map(codes.placeOf)))
      followed[cell] = codebooks.placeOf(judgement.codebook)
    }
  const counts = new Uint32Array(units.length).fill(1)
  const ratings = { rows: units.length, coders: columns.length, cells, values: sets.values, counts }
  return { codes: codes.values, units, ratings, followed }
}

/** Anchors of the codebook in force, and of those that the runs were shown. */
function anchoredRows(units: readonly SegmentId[], { codebook, runs }: CodingsInput, grid: SegmentGrid): Set<number> {
  const shown = [codebook, ...runs.map(({ settings }) => settings.codebook)]
  const sources = shown.flatMap(({ codes }) => codes.flatMap(({ anchors }) => anchors.map(({ source }) => source)))
  const touched = new Set(sources.flatMap((source) => (source ? grid.touched(source) : [])))
  return new Set([...units.keys()].filter((row) => touched.has(units[row]!)))
}
