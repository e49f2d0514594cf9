import { create } from 'zustand'
import type { ProjectId } from '../../shared/domain/ids.ts'

/** Remembered answers that were cleared, and can be brought back until the host ends. */
export interface ClearedAnswers {
  readonly projectId: ProjectId
  /** The host's name for what it put aside. */
  readonly undo: string
  readonly entries: number
  readonly bytes: number
}

/** The last clearing; it is still to be undone when the reader comes back from another screen. */
export const useClearedAnswers = create<{ readonly last: ClearedAnswers | undefined }>()(() => ({ last: undefined }))
