import { create } from 'zustand'
import type { RunId } from '../../shared/domain/ids.ts'
import type { RunStatus } from '../../shared/domain/run.ts'

interface RunStatuses {
  readonly statuses: ReadonlyMap<RunId, RunStatus>
  readonly note: (status: RunStatus) => void
}

/** How far the host says each run is: for progress on screen only. What a run found comes from its journal. */
export const useRunStatus = create<RunStatuses>()((set) => ({
  statuses: new Map(),
  note: (status) => set(({ statuses }) => ({ statuses: new Map(statuses).set(status.runId, status) })),
}))
