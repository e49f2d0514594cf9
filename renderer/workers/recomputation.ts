import type { StartTask, Told } from './task.ts'

/** Something that is computed from data which change. */
export interface Computed<Result> {
  /** The latest result; it stays while a newer one is computed. */
  readonly result: Result | undefined
  /** The data have changed since the result. */
  readonly stale: boolean
  readonly work:
    | { readonly kind: 'resting' }
    /** `long`: it has taken so long that a person should see how far it is. */
    | { readonly kind: 'busy'; readonly share: number; readonly long: boolean }
    | { readonly kind: 'cancelled' }
    | { readonly kind: 'failed'; readonly why: string }
}

export const nothingComputed = { result: undefined, stale: false, work: { kind: 'resting' } } as const

/** Milliseconds. */
interface Pace {
  /** Changes come in showers; a new computation waits for so long after the first of them. */
  readonly rest: number
  readonly longFrom: number
}
const usualPace: Pace = { rest: 500, longFrom: 300 }

export interface Recomputation {
  /** The data are other than they were. */
  readonly changed: () => void
  /** Ends the work under way; nothing begins again unasked. */
  readonly cancel: () => void
  readonly again: () => void
  readonly stop: () => void
}

/**
 * Keeps a result in step with its data. Work under way is not begun anew when the data change, or a run that never rests
 * would keep it from ever ending; it is done again afterwards.
 *
 * @param onState hears every change of what is shown.
 */
export function recomputation<Result>(
  start: StartTask<Result>,
  onState: (state: Computed<Result>) => void,
  pace: Pace = usualPace,
): Recomputation {
  let state: Computed<Result> = nothingComputed
  let end: (() => void) | undefined
  let changedMeanwhile = false
  let planned: ReturnType<typeof setTimeout> | undefined
  let long: ReturnType<typeof setTimeout> | undefined

  const show = (change: Partial<Computed<Result>>) => {
    state = { ...state, ...change }
    onState(state)
  }
  const busy = (change: { readonly share?: number; readonly long?: boolean }) => {
    if (state.work.kind === 'busy') show({ work: { ...state.work, ...change } })
  }
  const halt = () => {
    end?.()
    end = undefined
    clearTimeout(planned)
    clearTimeout(long)
    planned = undefined
  }
  const begin = () => {
    halt()
    changedMeanwhile = false
    show({ work: { kind: 'busy', share: 0, long: false } })
    long = setTimeout(() => busy({ long: true }), pace.longFrom)
    end = start(hear)
  }
  const hear = (told: Told<Result>) => {
    if (told.kind === 'progress') return busy({ share: told.share })
    halt()
    if (told.kind === 'failed') return show({ work: told })
    show({ result: told.result, stale: changedMeanwhile, work: { kind: 'resting' } })
    if (changedMeanwhile) planned = setTimeout(begin, pace.rest)
  }
  return {
    changed() {
      if (state.result !== undefined) show({ stale: true })
      if (end) changedMeanwhile = true
      else if (state.work.kind !== 'cancelled')
        planned ??= setTimeout(begin, state.result === undefined ? 0 : pace.rest)
    },
    cancel() {
      halt()
      show({ work: { kind: 'cancelled' } })
    },
    again: begin,
    stop: halt,
  }
}
