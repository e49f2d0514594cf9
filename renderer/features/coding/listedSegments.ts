import type { CoderId, DocumentId, SegmentId } from '../../../shared/domain/ids.ts'
import type { Round } from '../../../shared/domain/round.ts'
import { segmentPlace } from '../../../shared/domain/segment.ts'
import { filterSegments, type SegmentFilter } from '../../db/filterSegments.ts'
import type { LoadedDocument } from '../../db/loadedDocument.ts'
import type { SegmentStates } from '../../db/segmentStates.ts'
import type { Shown } from '../../stores/codingView.ts'

/** The ordinals that a round asks about in a document; `undefined` where it asks about all. */
export function askedOrdinals(round: Round | undefined, documentId: DocumentId): ReadonlySet<number> | undefined {
  if (round?.units.kind !== 'drawn') return undefined
  const places = round.units.segmentIds.map((id: SegmentId) => segmentPlace(id))
  return new Set(places.filter((place) => place.documentId === documentId).map(({ ordinal }) => ordinal))
}

const filters: Record<Shown, (coder: CoderId) => SegmentFilter> = {
  all: () => ({}),
  open: (coder) => ({ state: 'undecided', coders: [coder] }),
  coded: (coder) => ({ state: 'decided', coders: [coder] }),
  differs: (coder) => ({ state: 'decided', coders: [coder] }),
}

interface Wanted {
  readonly search: string
  readonly shown: Shown
  readonly coder: CoderId
  readonly asked: ReadonlySet<number> | undefined
  /** Whose codings `differs` compares with; those the coder may see. */
  readonly others: readonly CoderId[]
}

/** @returns the ordinals to list, ascending. */
export function listedSegments(document: LoadedDocument, states: SegmentStates, wanted: Wanted): Uint32Array {
  const text = wanted.search.trim()
  const filter = { ...filters[wanted.shown](wanted.coder), ...(text === '' ? {} : { text }) }
  let ordinals = filterSegments(document, states, filter)
  const { asked } = wanted
  if (asked) ordinals = ordinals.filter((ordinal) => asked.has(ordinal))
  if (wanted.shown !== 'differs') return ordinals
  const differs = differing(states, wanted.coder, wanted.others)
  return ordinals.filter((ordinal) => differs.has(ordinal))
}

/** Where one coder gave other codes than somebody else who judged the segment too. */
function differing(states: SegmentStates, coder: CoderId, others: readonly CoderId[]): ReadonlySet<number> {
  const mine = signatures(states, coder)
  const found = new Set<number>()
  for (const other of others)
    for (const [ordinal, signature] of signatures(states, other))
      if (mine.has(ordinal) && mine.get(ordinal) !== signature) found.add(ordinal)
  return found
}

/** The codes given to each judged segment, as one text that is equal for equal sets. */
function signatures(states: SegmentStates, coder: CoderId): ReadonlyMap<number, string> {
  const state = states.get(coder)
  const codes = new Map<number, string[]>((state?.decided ?? []).map((ordinal) => [ordinal, []]))
  for (const [code, ordinals] of state?.coded ?? []) for (const ordinal of ordinals) codes.get(ordinal)?.push(code)
  return new Map([...codes].map(([ordinal, given]) => [ordinal, given.sort().join(' ')]))
}
