import { useCallback, useEffect, useState } from 'react'
import type { CacheStats } from '../../../../shared/contract/cache.ts'
import type { ProjectId } from '../../../../shared/domain/ids.ts'
import { hostClient } from '../../../engine/connect.ts'
import { useRunStatus } from '../../../stores/runStatus.ts'

/** While runs go on, the figures grow; asking more often would show nothing that can be read. */
const pollMs = 2000

interface Known {
  readonly stats: CacheStats | undefined
  readonly problem: string | undefined
}

/** How a project's cache stands, asked anew after every act (`again`) and now and then while a run goes on. */
export function useCacheStats(projectId: ProjectId): Known & { readonly again: () => void } {
  const [known, setKnown] = useState<Known>({ stats: undefined, problem: undefined })
  const running = useRunStatus(({ statuses }) => [...statuses.values()].some(({ state }) => state === 'running'))
  const again = useCallback(() => {
    hostClient['cache.stats']({ projectId }).then(
      (stats) => setKnown({ stats, problem: undefined }),
      (error: unknown) =>
        setKnown(({ stats }) => ({ stats, problem: error instanceof Error ? error.message : String(error) })),
    )
  }, [projectId])
  // Also when a run has just ended: its last answers have come in by then.
  useEffect(() => {
    again()
    if (!running) return
    const timer = setInterval(again, pollMs)
    return () => clearInterval(timer)
  }, [again, running])
  return { ...known, again }
}
