import { Children, type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react'
import { useLayout } from '../stores/layout.ts'
import classes from './Panes.module.css'

interface PaneSize {
  /** Under this name the width is remembered. */
  readonly name: string
  readonly label: string
  readonly min: number
  readonly start: number
}

interface PanesProps {
  /** Sizes of the fixed panes; `undefined` stands for the one that takes the rest. */
  readonly sizes: readonly (PaneSize | undefined)[]
  readonly children: ReactNode
}

/** Panes side by side, parted by separators that a pointer or the arrow keys can move. */
export function Panes({ sizes, children }: PanesProps) {
  const widths = useLayout((state) => state.widths)
  const panes = Children.toArray(children)
  const rest = sizes.indexOf(undefined)
  const columns = panes.map((_, i) => {
    const size = sizes[i]
    return size ? `${Math.max(size.min, widths[size.name] ?? size.start)}px` : 'minmax(0, 1fr)'
  })
  return (
    <div className={classes.panes} style={{ gridTemplateColumns: columns.join(' ') }}>
      {panes.map((pane, i) => {
        const size = sizes[i]
        return (
          <div className={classes.pane} key={size?.name ?? 'rest'}>
            {pane}
            {size ? <Separator size={size} grows={i < rest ? 1 : -1} /> : null}
          </div>
        )
      })}
    </div>
  )
}

function Separator({ size, grows }: { readonly size: PaneSize; readonly grows: 1 | -1 }) {
  const width = useLayout((state) => Math.max(size.min, state.widths[size.name] ?? size.start))
  const setWidth = useLayout((state) => state.setWidth)
  const drag = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined)
  const max = size.min * 3
  const move = (to: number) => setWidth(size.name, Math.round(Math.min(max, Math.max(size.min, to))))

  const onPointerMove = (event: PointerEvent) => {
    if (drag.current) move(drag.current.width + grows * (event.clientX - drag.current.x))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 16 : event.key === 'ArrowLeft' ? -16 : 0
    if (step !== 0) move(width + grows * step)
  }
  return (
    <div
      role="separator"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={size.label}
      aria-valuenow={width}
      aria-valuemin={size.min}
      aria-valuemax={max}
      className={grows === 1 ? classes.separatorRight : classes.separatorLeft}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { x: event.clientX, width }
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        drag.current = undefined
      }}
      onKeyDown={onKeyDown}
    />
  )
}
