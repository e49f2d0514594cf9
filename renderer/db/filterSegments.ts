import type { CodeId, CoderId } from '../../shared/domain/ids.ts'
import type { LoadedDocument } from './loadedDocument.ts'
import type { CoderState, SegmentStates } from './segmentStates.ts'

/** Which segments to show: those that meet every condition given. */
export interface SegmentFilter {
  /** Occurs in the segment, whatever the case of its letters. */
  readonly text?: string
  /** Somebody of `coders` gave one of these codes. */
  readonly codes?: readonly CodeId[]
  /** `decided`: somebody of `coders` judged it; `undecided`: nobody did; `uncoded`: nobody gave it a code. */
  readonly state?: 'decided' | 'undecided' | 'uncoded'
  /** Whose judgements `codes` and `state` mean; everybody's where absent. */
  readonly coders?: readonly CoderId[]
}

/** @returns the ordinals of the segments that meet the filter, ascending. */
export function filterSegments(document: LoadedDocument, states: SegmentStates, filter: SegmentFilter): Uint32Array {
  const coders = [...states].flatMap(([id, state]) => (!filter.coders || filter.coders.includes(id) ? [state] : []))
  const conditions: ((ordinal: number) => boolean)[] = []
  const { codes, state } = filter
  if (codes)
    conditions.push(
      isIn(
        document,
        listsOf(coders, (code) => codes.includes(code)),
      ),
    )
  if (state === 'uncoded')
    conditions.push(
      not(
        isIn(
          document,
          listsOf(coders, () => true),
        ),
      ),
    )
  if (state === 'decided' || state === 'undecided') {
    const judged = isIn(
      document,
      coders.map(({ decided }) => decided),
    )
    conditions.push(state === 'decided' ? judged : not(judged))
  }
  // Last, for it is the only one that reads the text.
  if (filter.text) conditions.push(holdsText(document, filter.text))

  const found = new Uint32Array(document.starts.length)
  let count = 0
  for (let ordinal = 0; ordinal < document.starts.length; ordinal++)
    if (conditions.every((condition) => condition(ordinal))) found[count++] = ordinal
  return found.slice(0, count)
}

const listsOf = (coders: readonly CoderState[], wanted: (code: CodeId) => boolean): (readonly number[])[] =>
  coders.flatMap(({ coded }) => [...coded].flatMap(([code, ordinals]) => (wanted(code) ? [ordinals] : [])))

function isIn({ starts }: LoadedDocument, lists: readonly (readonly number[])[]): (ordinal: number) => boolean {
  const marks = new Uint8Array(starts.length)
  for (const list of lists) for (const ordinal of list) marks[ordinal] = 1
  return (ordinal) => marks[ordinal] === 1
}

const not = (condition: (ordinal: number) => boolean) => (ordinal: number) => !condition(ordinal)

/** Texts are in NFC, so what is sought must be as well. */
function holdsText({ text, starts, ends }: LoadedDocument, sought: string): (ordinal: number) => boolean {
  const pattern = new RegExp(sought.normalize('NFC').replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'), 'iu')
  return (ordinal) => pattern.test(text.slice(starts[ordinal], ends[ordinal]))
}
