import type { Hint } from '../../shared/contract/hint.ts'
import type { ProjectId } from '../../shared/domain/ids.ts'

/** How long a page may be gone before its projects are free: a reload takes less. */
const graceMs = 5000

/**
 * Who may write which project: one page a project, whichever browser it is in. A page is there as long as it has a
 * stream of hints open; its leases end `graceMs` after the last stream did.
 */
export interface Leases {
  /** @returns whether the page has the lease now; asking for what one has is granted. */
  readonly lease: (project: ProjectId, page: string) => boolean
  readonly release: (project: ProjectId, page: string) => void
  readonly streamOpened: (page: string) => void
  readonly streamEnded: (page: string) => void
  /** Forgets all, and keeps no timer. */
  readonly close: () => void
}

/** @param tell hears of every lease that is given or ends. */
export function createLeases(tell: (hint: Hint) => void): Leases {
  const holders = new Map<ProjectId, string>()
  const streams = new Map<string, number>()
  const departures = new Map<string, NodeJS.Timeout>()

  function release(project: ProjectId, page: string) {
    if (holders.get(project) !== page) return
    holders.delete(project)
    tell({ kind: 'lease', projectId: project, page: null })
  }

  function stay(page: string) {
    clearTimeout(departures.get(page))
    departures.delete(page)
  }

  /** Starts the page's time; a page that took a lease and never listened is no page. */
  function depart(page: string) {
    stay(page)
    const leave = () => {
      departures.delete(page)
      for (const [project, holder] of [...holders]) if (holder === page) release(project, page)
    }
    departures.set(page, setTimeout(leave, graceMs))
  }

  return {
    lease(project, page) {
      const holder = holders.get(project)
      if (holder !== undefined) return holder === page
      holders.set(project, page)
      if (!streams.has(page)) depart(page)
      tell({ kind: 'lease', projectId: project, page })
      return true
    },
    release,
    streamOpened(page) {
      streams.set(page, (streams.get(page) ?? 0) + 1)
      stay(page)
    },
    streamEnded(page) {
      const left = (streams.get(page) ?? 0) - 1
      if (left > 0) return void streams.set(page, left)
      streams.delete(page)
      depart(page)
    },
    close() {
      for (const timer of departures.values()) clearTimeout(timer)
      departures.clear()
      holders.clear()
      streams.clear()
    },
  }
}
