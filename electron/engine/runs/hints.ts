import type { Hint } from '../../../shared/contract/hint.ts'
import type { ProjectId } from '../../../shared/domain/ids.ts'
import type { RunStatus } from '../../../shared/domain/run.ts'

export interface Hints {
  /** Says that the run changed; `status` is read when the hint goes out. */
  readonly tell: (project: ProjectId, status: () => RunStatus) => void
  /** @returns a function that ends the subscription. */
  readonly listen: (listener: (hint: Hint) => void) => () => void
}

/** At most one hint a run in this time; two thousand a second cost a page more than the run. The last always goes out. */
const intervalMs = 100

export function createHints(): Hints {
  const listeners = new Set<(hint: Hint) => void>()
  /** Runs that were told of within the interval, and what is to be told at its end. */
  const resting = new Map<string, (() => RunStatus) | undefined>()

  function send(projectId: ProjectId, status: () => RunStatus) {
    const now = status()
    const name = `${projectId}/${now.runId}`
    resting.set(name, undefined)
    setTimeout(() => {
      const next = resting.get(name)
      resting.delete(name)
      if (next) send(projectId, next)
    }, intervalMs).unref()
    for (const listener of listeners) listener({ kind: 'run', projectId, status: now })
  }
  return {
    tell: (projectId, status) => {
      const name = `${projectId}/${status().runId}`
      if (resting.has(name)) resting.set(name, status)
      else send(projectId, status)
    },
    listen: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
