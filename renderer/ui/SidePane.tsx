import type { CSSProperties, ReactNode } from 'react'
import classes from './SidePane.module.css'

interface SidePaneProps {
  readonly title: string
  /** `SideItem`s in list items. */
  readonly children: ReactNode
}

/** A list beside the text: quiet, titled, scrolling by itself. */
export const SidePane = ({ title, children }: SidePaneProps) => (
  <section className={classes.pane} aria-label={title}>
    <h2 className={classes.title}>{title}</h2>
    <ul className={classes.list}>{children}</ul>
  </section>
)

interface SideItemProps {
  readonly className?: string | undefined
  readonly style?: CSSProperties
  /** One of several may be current; any number may be pressed. */
  readonly current?: boolean
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

/** One entry. The mouse leaves the keyboard where it is: a key pressed after a click belongs to the text, not to the entry. */
export const SideItem = ({ className, style, current, pressed, disabled, onClick, children }: SideItemProps) => (
  <button
    type="button"
    className={`${classes.item} ${className ?? ''}`}
    style={style}
    aria-current={current ? 'true' : undefined}
    aria-pressed={pressed}
    disabled={disabled}
    onMouseDown={(event) => event.preventDefault()}
    onClick={onClick}
  >
    {children}
  </button>
)
