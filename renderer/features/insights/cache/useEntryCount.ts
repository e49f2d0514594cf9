import { useEffect, useState } from 'react'
import type { EntryFilter } from '../../../../shared/domain/cacheEntry.ts'
import type { ProjectId } from '../../../../shared/domain/ids.ts'
import { hostClient } from '../../../engine/connect.ts'

type Counted =
  | { readonly kind: 'counting' }
  | { readonly kind: 'counted'; readonly entries: number; readonly bytes: number }
  | { readonly kind: 'failed'; readonly why: string }

/** Counting reads every entry: not while somebody is still choosing. */
const restMs = 150

/** How much a filter means at present. */
export function useEntryCount(projectId: ProjectId, filter: EntryFilter): Counted {
  const [counted, setCounted] = useState<Counted>({ kind: 'counting' })
  useEffect(() => {
    let left = false
    setCounted({ kind: 'counting' })
    const timer = setTimeout(() => {
      hostClient['cache.count']({ projectId, filter }).then(
        (amount) => left || setCounted({ kind: 'counted', ...amount }),
        (error: unknown) =>
          left || setCounted({ kind: 'failed', why: String(error instanceof Error ? error.message : error) }),
      )
    }, restMs)
    return () => {
      left = true
      clearTimeout(timer)
    }
  }, [projectId, filter])
  return counted
}
