import { useEffect, useLayoutEffect, useRef } from 'react'
import { actOf, type CodingAct } from './codingKeys.ts'

const writes = (element: HTMLElement) =>
  element.isContentEditable ||
  element.matches('textarea, select, input:not([type="checkbox"], [type="radio"], [type="button"])')

/** In a field the keys write text; on a control that is no part of a segment, Enter and the space bar press it. */
function isTaken({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (writes(target)) return true
  const pressed = key === 'Enter' || key === ' '
  return pressed && target.closest('button, a, input, [role="separator"]') !== null && !target.closest('[data-ordinal]')
}

/** Turns key presses into acts as long as the screen is `listening`, which it is not under a dialog. */
export function useKeys(listening: boolean, perform: (act: CodingAct) => void) {
  const latest = useRef(perform)
  // With the commit and not some time after it: a quick hand would code the segment it has just left.
  useLayoutEffect(() => {
    latest.current = perform
  })
  useEffect(() => {
    if (!listening) return
    const onKeyDown = (event: KeyboardEvent) => {
      // A digit that chose a value closed the dialog on its way here, and must not give a code as well.
      if (event.defaultPrevented) return
      const act = isTaken(event) ? undefined : actOf(event)
      if (!act) return
      event.preventDefault()
      latest.current(act)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [listening])
}
