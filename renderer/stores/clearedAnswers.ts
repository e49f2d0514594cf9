import { create } from 'zustand'
import { createJSONStorage, persist } from 'zustand/middleware'
import type { ProjectId } from '../../shared/domain/ids.ts'

/** Remembered answers that were cleared, and can be brought back until the host ends. */
export interface ClearedAnswers {
  readonly projectId: ProjectId
  /** The host's name for what it put aside. */
  readonly undo: string
  readonly entries: number
  readonly bytes: number
}

interface Cleared {
  readonly last: ClearedAnswers | undefined
}

/** The last clearing; it is still to be undone after a reload, and when the reader comes back from another screen. */
export const useClearedAnswers = create<Cleared>()(
  persist((): Cleared => ({ last: undefined }), {
    name: 'intercoder-cleared-answers',
    storage: createJSONStorage(() => sessionStorage),
  }),
)
