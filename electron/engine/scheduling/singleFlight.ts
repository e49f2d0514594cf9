import type { RunId } from '../../../shared/domain/ids.ts'
import { type Stop, Stopped } from './stop.ts'

/** Equal questions at the same time wait for one answer. */
export interface SingleFlight<Value> {
  /**
   * Joins the flight of this key, or starts it. One waiter's stop does not end it for the others; it is told to pause when
   * all who wait were, and dropped when all who wait dropped it.
   *
   * @returns who started it, whether that was this call, and the value.
   */
  readonly join: (
    key: string,
    owner: RunId,
    stop: Stop,
    start: (stop: Stop) => Promise<Value>,
  ) => { readonly owner: RunId; readonly leads: boolean; readonly value: Promise<Value> }
}

interface Flight<Value> {
  readonly owner: RunId
  readonly waiters: Set<Stop>
  readonly pause: AbortController
  readonly cancel: AbortController
  readonly value: Promise<Value>
}

export function createSingleFlight<Value>(): SingleFlight<Value> {
  const flights = new Map<string, Flight<Value>>()

  function launch(key: string, owner: RunId, start: (stop: Stop) => Promise<Value>): Flight<Value> {
    const [pause, cancel] = [new AbortController(), new AbortController()]
    const value = start({ pause: pause.signal, cancel: cancel.signal }).finally(() => flights.delete(key))
    const flight = { owner, waiters: new Set<Stop>(), pause, cancel, value }
    flights.set(key, flight)
    return flight
  }
  return {
    join: (key, owner, stop, start) => {
      const known = flights.get(key)
      const flight = known ?? launch(key, owner, start)
      return { owner: flight.owner, leads: known === undefined, value: wait(flight, stop) }
    },
  }
}

async function wait<Value>(flight: Flight<Value>, stop: Stop): Promise<Value> {
  flight.waiters.add(stop)
  const pauseIfAllDo = () => {
    if ([...flight.waiters].every(({ pause }) => pause.aborted)) flight.pause.abort()
  }
  let drop = () => {}
  const dropped = new Promise<never>((_, reject) => {
    drop = () => {
      flight.waiters.delete(stop)
      if (flight.waiters.size === 0) flight.cancel.abort()
      reject(new Stopped())
    }
  })
  stop.pause.addEventListener('abort', pauseIfAllDo, { once: true })
  stop.cancel.addEventListener('abort', drop, { once: true })
  if (stop.pause.aborted) pauseIfAllDo()
  if (stop.cancel.aborted) drop()
  try {
    return await Promise.race([flight.value, dropped])
  } finally {
    stop.pause.removeEventListener('abort', pauseIfAllDo)
    stop.cancel.removeEventListener('abort', drop)
  }
}
