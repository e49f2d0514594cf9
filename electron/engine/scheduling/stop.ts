/** How a run is told to stop. Cancelling implies pausing. */
export interface Stop {
  /** Begin nothing new: what is under way may end. */
  readonly pause: AbortSignal
  /** Drop what is under way. */
  readonly cancel: AbortSignal
}

/** Thrown to whoever waits for an answer that is not coming, because its run was stopped. No failure: nothing is known. */
export class Stopped extends Error {
  override readonly name = 'Stopped'
}

/** Waits, or throws `Stopped` as soon as the signal says so. */
export function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(new Stopped())
    const stop = () => {
      clearTimeout(timer)
      reject(new Stopped())
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
}
