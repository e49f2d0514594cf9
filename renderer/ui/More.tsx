import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import classes from './More.module.css'

interface MoreProps {
  readonly label: string
  /** Whatever differs from the usual must not be hidden: then it begins open. */
  readonly open?: boolean
  readonly children: ReactNode
}

/** What is seldom needed, one press away. */
export function More({ label, open = false, children }: MoreProps) {
  const [opened, setOpened] = useState(open)
  const id = useId()
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <div className={classes.more}>
      <button
        type="button"
        className={classes.toggle}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
      >
        <Chevron size={16} stroke={1.5} aria-hidden="true" />
        {label}
      </button>
      <div id={id} className={classes.rest} hidden={!opened}>
        {children}
      </div>
    </div>
  )
}
