import type { ReactNode } from 'react'
import classes from './Stat.module.css'

interface StatProps {
  readonly label: ReactNode
  readonly value: ReactNode
  /** What the number means or rests on: its n, its interval, its date. */
  readonly note?: ReactNode
}

/** One number with its name and what it rests on. */
export const Stat = ({ label, value, note }: StatProps) => (
  <div className={classes.stat}>
    <dt>{label}</dt>
    <dd className={classes.value}>{value}</dd>
    {note === undefined ? null : <dd className={classes.note}>{note}</dd>}
  </div>
)

export const Stats = ({ children }: { readonly children: ReactNode }) => <dl className={classes.stats}>{children}</dl>
