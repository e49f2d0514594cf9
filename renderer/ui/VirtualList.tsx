import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import classes from './VirtualList.module.css'

interface VirtualListProps {
  readonly count: number
  readonly label: string
  /** A guess at a row's height in pixels; rows are measured once they are seen. */
  readonly estimate: number
  /** The row to keep in view; `undefined` leaves the scrolling to the reader. */
  readonly focused: number | undefined
  readonly row: (index: number) => ReactNode
  /** Equal keys mean equal rows, also after filtering. */
  readonly keyOf: (index: number) => string | number
}

/** A list of any length: only the rows in view are in the page. */
export function VirtualList({ count, label, estimate, focused, row, keyOf }: VirtualListProps) {
  const scroller = useRef<HTMLDivElement>(null)
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => estimate,
    getItemKey: keyOf,
    overscan: 6,
  })
  useEffect(() => {
    if (focused !== undefined && focused >= 0 && focused < count) virtualizer.scrollToIndex(focused, { align: 'auto' })
  }, [focused, count, virtualizer])

  const rows = virtualizer.getVirtualItems()
  return (
    // The list itself takes the keyboard focus, so that it scrolls by keys where no row of it is selected.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <section className={classes.scroller} ref={scroller} aria-label={label} tabIndex={0}>
      <div className={classes.whole} style={{ height: virtualizer.getTotalSize() }}>
        <div className={classes.seen} style={{ transform: `translateY(${rows[0]?.start ?? 0}px)` }}>
          {rows.map(({ index, key }) => (
            <div key={key} data-index={index} ref={virtualizer.measureElement}>
              {row(index)}
            </div>
          ))}
        </div>
      </div>
    </section>
  )
}
