import { useEffect, useRef, useState } from 'react'
import { type Computed, nothingComputed, type Recomputation, recomputation } from './recomputation.ts'
import type { StartTask } from './task.ts'

/**
 * A result that follows the data.
 *
 * @param start the work; another function is other work. `undefined` computes nothing.
 * @param revision differs whenever the data do; `undefined` as long as it is not known.
 */
export function useComputed<Result>(
  start: StartTask<Result> | undefined,
  revision: number | undefined,
): Computed<Result> & Pick<Recomputation, 'cancel' | 'again'> {
  const [state, setState] = useState<Computed<Result>>(nothingComputed)
  const work = useRef<Recomputation>(undefined)
  useEffect(() => {
    setState(nothingComputed)
    if (!start) return
    const mine = recomputation(start, setState)
    work.current = mine
    return mine.stop
  }, [start])
  // After the effect above, so that other work begins at once, whether or not the data have changed.
  useEffect(() => {
    if (start && revision !== undefined) work.current?.changed()
  }, [start, revision])
  return { ...state, cancel: () => work.current?.cancel(), again: () => work.current?.again() }
}
