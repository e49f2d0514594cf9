import type { StoredRun } from '../../db/database.ts'
import { useAskedWith } from '../../words/useAskedWith.ts'
import classes from './Calls.module.css'

/** With what one run was asked. */
export function Asked({ run }: { readonly run: StoredRun }) {
  const askedWith = useAskedWith()
  return <p className={classes.asked}>{askedWith(run.settings)}</p>
}
