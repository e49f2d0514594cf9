import { create } from 'zustand'
import type { ProjectId, RunId } from '../../shared/domain/ids.ts'
import type { RunStatus } from '../../shared/domain/run.ts'
import { hostClient } from '../engine/connect.ts'

interface RunStatuses {
  readonly statuses: ReadonlyMap<RunId, RunStatus>
  readonly note: (status: RunStatus) => void
}

/** How far the host says each run is: for progress on screen only. What a run found comes from its journal. */
export const useRunStatus = create<RunStatuses>()((set) => ({
  statuses: new Map(),
  note: (status) => set(({ statuses }) => ({ statuses: new Map(statuses).set(status.runId, status) })),
}))

/** What the host says of a project's runs now. What it said before it was gone counts no longer. */
export async function readRunStatuses(projectId: ProjectId) {
  const statuses = await hostClient['runs.list']({ projectId })
  useRunStatus.setState({ statuses: new Map(statuses.map((status) => [status.runId, status])) })
}
