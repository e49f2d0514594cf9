import { useDeferredValue, useMemo, useRef } from 'react'
import type { CoderId } from '../../../shared/domain/ids.ts'
import type { LoadedDocument } from '../../db/loadedDocument.ts'
import type { SegmentStates } from '../../db/segmentStates.ts'
import { useCodingView } from '../../stores/codingView.ts'
import { listedSegments } from './listedSegments.ts'

interface Listing {
  readonly loaded: LoadedDocument
  readonly states: SegmentStates
  readonly coder: CoderId
  readonly asked: ReadonlySet<number> | undefined
  /** Coders whose codings lie open. */
  readonly others: readonly CoderId[]
}

/**
 * The ordinals that the filter lists. Who has coded what is looked up when the filter is chosen and not again: a segment
 * must not vanish under the hand that has just coded it.
 */
export function useListedSegments({ loaded, states, coder, asked, others }: Listing): Uint32Array {
  const shown = useCodingView((state) => state.shown)
  // Typing stays quick while a hundred thousand segments are searched.
  const search = useDeferredValue(useCodingView((state) => state.search))
  const choice = `${shown} ${others.join(' ')} ${search}`
  const settled = useRef({ choice, states })
  if (settled.current.choice !== choice) settled.current = { choice, states }
  const basis = settled.current.states
  return useMemo(
    () => listedSegments(loaded, basis, { search, shown, coder, asked, others }),
    [loaded, basis, search, shown, coder, asked, others],
  )
}
