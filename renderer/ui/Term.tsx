import { Tooltip } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './Term.module.css'

interface TermProps {
  readonly children: ReactNode
  /** What the word means here, in a sentence or two. */
  readonly meaning: string
}

/** A word with its definition one hover, or one press of the tab key, away. */
export const Term = ({ children, meaning }: TermProps) => (
  <Tooltip label={meaning} events={{ hover: true, focus: true, touch: true }}>
    <button type="button" className={classes.term}>
      {children}
    </button>
  </Tooltip>
)
