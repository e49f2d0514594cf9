import { create } from 'zustand'
import type { CodeId, SegmentId } from '../../shared/domain/ids.ts'

/** Which segments are listed: all, those the present coder has yet to code, has coded, or codes differently from others. */
export type Shown = 'all' | 'open' | 'coded' | 'differs'

interface CodingView {
  readonly search: string
  readonly shown: Shown
  /** Do automatic codings lie open? Closed at first: whoever sees them is no independent coder. */
  readonly automatic: boolean
  readonly selected: SegmentId | undefined
  readonly lastCode: CodeId | undefined
  readonly searchFor: (search: string) => void
  readonly show: (shown: Shown) => void
  readonly showAutomatic: (automatic: boolean) => void
  readonly select: (segment: SegmentId | undefined) => void
  readonly useCode: (code: CodeId) => void
}

/** What the coding screen is looking at. Nothing here outlives the window. */
export const useCodingView = create<CodingView>()((set) => ({
  search: '',
  shown: 'all',
  automatic: false,
  selected: undefined,
  lastCode: undefined,
  searchFor: (search) => set({ search }),
  show: (shown) => set({ shown }),
  showAutomatic: (automatic) => set({ automatic }),
  select: (selected) => set({ selected }),
  useCode: (lastCode) => set({ lastCode }),
}))
