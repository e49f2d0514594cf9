import type { ReactNode } from 'react'
import classes from './EmptyState.module.css'

interface EmptyStateProps {
  /** One sentence: what would be here, and how it gets here. */
  readonly sentence: string
  /** At most one button. */
  readonly action?: ReactNode
}

export const EmptyState = ({ sentence, action }: EmptyStateProps) => (
  <div className={classes.empty}>
    <p>{sentence}</p>
    {action}
  </div>
)
