import { useEffect, useState } from 'react'

/** Before this many units the pace is a guess that would jump about. */
const unitsBeforeGuess = 5

/** @returns milliseconds until a run should be done at the pace seen so far; `undefined` while nothing can be said. */
export function useRemaining(running: boolean, done: number, units: number): number | undefined {
  const [start, setStart] = useState<{ readonly at: number; readonly done: number }>()
  const [now, setNow] = useState(0)
  useEffect(() => {
    setStart(undefined)
    if (!running) return
    const timer = setInterval(() => setNow(Date.now()), 1000)
    return () => clearInterval(timer)
  }, [running])
  useEffect(() => {
    if (running && !start) setStart({ at: Date.now(), done })
  }, [running, start, done])
  if (!running || !start || done - start.done < unitsBeforeGuess || now <= start.at) return undefined
  return ((now - start.at) / (done - start.done)) * (units - done)
}
