import type { AppliedCode } from '../../shared/domain/appliedCode.ts'
import type { CodeId, CoderId } from '../../shared/domain/ids.ts'
import { segmentPlace } from '../../shared/domain/segment.ts'
import { standingDecision } from '../../shared/domain/standingDecision.ts'
import type { StoredCoding } from './database.ts'
import type { LoadedDocument } from './loadedDocument.ts'
import type { DocumentResults } from './readRun.ts'

/** What one coder decided in a document, as ordinals of its segments. A skipped segment is in neither list. */
export interface CoderState {
  /** Judged, whatever the judgement was. */
  readonly decided: number[]
  readonly coded: Map<CodeId, number[]>
}
export type SegmentStates = ReadonlyMap<CoderId, CoderState>

/**
 * Who decided what about which segments of a document, in the form that filtering needs: lists of ordinals, with room for a
 * hundred thousand segments and many coders.
 *
 * @param manual all codings of the document; a span counts for every segment that it overlaps.
 * @param automatic what a run found about the document, as `readRun` gives it.
 */
export function segmentStates(
  document: LoadedDocument,
  manual: readonly StoredCoding[],
  automatic: DocumentResults,
): SegmentStates {
  const states = new Map<CoderId, CoderState>()
  const note = (coderId: CoderId, ordinal: number, codes: readonly AppliedCode[]) => {
    const state = entry(states, coderId, () => ({ decided: [], coded: new Map() }))
    state.decided.push(ordinal)
    for (const { codeId } of codes) entry(state.coded, codeId, () => []).push(ordinal)
  }
  for (const { ordinal, codings } of automatic.values())
    for (const { coderId, codes } of codings) note(coderId, ordinal, codes)
  for (const { coderId, unit, decision } of standingDecisions(manual)) {
    if (decision.kind === 'skipped') continue
    const codes = decision.kind === 'codes' ? decision.codes : []
    const ordinals = unit.kind === 'segment' ? [segmentPlace(unit.segmentId).ordinal] : overlapped(document, unit)
    for (const ordinal of ordinals) note(coderId, ordinal, codes)
  }
  return states
}

/** The decisions that stand, one for each coder and unit. */
export function standingDecisions(codings: readonly StoredCoding[]): StoredCoding[] {
  const units = new Map<string, StoredCoding[]>()
  for (const coding of codings) entry(units, `${coding.coderId}/${coding.unitKey}`, () => []).push(coding)
  return [...units.values()].flatMap((ofUnit) => standingDecision(ofUnit) ?? [])
}

/** Segments may overlap one another, but both their starts and their ends ascend. */
function overlapped(
  { starts, ends }: LoadedDocument,
  span: { readonly start: number; readonly end: number },
): number[] {
  const ordinals: number[] = []
  for (let i = firstEndingAfter(ends, span.start); i < starts.length && (starts[i] ?? 0) < span.end; i++)
    ordinals.push(i)
  return ordinals
}

function firstEndingAfter(ends: Uint32Array, position: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) > position) high = middle
    else low = middle + 1
  }
  return low
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const present = map.get(key)
  if (present !== undefined) return present
  const made = make()
  map.set(key, made)
  return made
}
