import type { SegmentId, TextHash } from '../domain/ids.ts'
import type { CodeSet } from './codeSet.ts'
import { missing, type Ratings, selectRatings, valuesOfRow } from './ratings.ts'
import type { ComparedCoder, ProjectRatings } from './ratingsFromCodings.ts'

/** Who is compared: people with people, models with models, or people with models. Never pooled with one another. */
export type Between = 'human' | 'automatic' | 'mixed'

/** The part of a project's ratings that one comparison rests on. */
export interface Block {
  readonly between: Between
  readonly coders: readonly ComparedCoder[]
  readonly ratings: Ratings<CodeSet>
  /** Columns of `ratings` to be compared two by two. */
  readonly pairs: readonly (readonly [number, number])[]
  readonly notes: BlockNotes
}

/** What a reader must know about the units that a figure rests on. */
export interface BlockNotes {
  /** Units left out of `mixed` because their passage is an anchor of a codebook; 0 elsewhere. */
  readonly anchorUnits: number
  /** Pairable units to which nobody gave a code. They count as agreement. */
  readonly emptyUnits: number
  /** Pairable units whose coders did not all follow the same codebook version. */
  readonly mixedCodebookUnits: number
  /**
   * Pairable units whose content repeats that of another. Models answer equal contents by the same reply, so these are no
   * further observations, and the interval is too narrow. Known for units that were part of a run.
   */
  readonly repeatedContents: number
}

/**
 * `mixed` takes only units that a person and a model both judged, without anchors; otherwise it would be swamped by what
 * models alone have coded. Its pairs are those of a person and a model: the others stand in their own blocks.
 */
export function blockOf(data: ProjectRatings, between: Between): Block {
  const places = [...data.coders.keys()]
  const people = places.filter((c) => data.coders[c]!.kind === 'human')
  const models = places.filter((c) => data.coders[c]!.kind === 'automatic')
  const columns = { human: people, automatic: models, mixed: people.length && models.length ? places : [] }[between]

  const needed = between === 'mixed' ? [people, models] : [columns]
  const candidates = [...data.units.keys()].filter((row) =>
    needed.every((group) => group.some((c) => data.ratings.cells[row * places.length + c] !== missing)),
  )
  const rows = between === 'mixed' ? candidates.filter((row) => !data.anchored.has(row)) : candidates
  const coders = columns.map((c) => data.coders[c]!)
  const ratings = selectRatings(data.ratings, rows, columns)
  const pairs = coders.flatMap((a, i) =>
    coders.flatMap((b, j) => (i < j && (between !== 'mixed' || a.kind !== b.kind) ? [[i, j] as const] : [])),
  )
  const anchorUnits = candidates.length - rows.length
  return { between, coders, ratings, pairs, notes: { anchorUnits, ...notesOn(data, rows, columns, ratings) } }
}

function notesOn(
  { units, contents, followed, coders }: ProjectRatings,
  rows: readonly number[],
  columns: readonly number[],
  ratings: Ratings<CodeSet>,
): Omit<BlockNotes, 'anchorUnits'> {
  const pairable = [...rows.keys()].filter((r) => valuesOfRow(ratings, r).length >= 2)
  const codebooksIn = (row: number) =>
    new Set(columns.map((c) => followed[row * coders.length + c]!).filter((codebook) => codebook !== missing))
  return {
    emptyUnits: pairable.filter((r) => valuesOfRow(ratings, r).every((set) => ratings.values[set]!.length === 0))
      .length,
    mixedCodebookUnits: pairable.filter((r) => codebooksIn(rows[r]!).size > 1).length,
    repeatedContents: repeats(
      pairable.map((r) => units[rows[r]!]!),
      contents,
    ),
  }
}

function repeats(units: readonly SegmentId[], contents: ReadonlyMap<SegmentId, TextHash>): number {
  const known = units.map((unit) => contents.get(unit)).filter((content) => content !== undefined)
  return known.length - new Set(known).size
}
