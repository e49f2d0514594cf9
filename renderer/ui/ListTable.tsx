import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './ListTable.module.css'

interface ListTableProps {
  readonly label: string
  readonly columns: readonly {
    readonly label: string
    readonly number?: boolean
    /** The column of the rows' acts: its name is for screen readers alone. */
    readonly acts?: boolean
  }[]
  /** Rows of cells; cells mark themselves as `data-number`, `data-acts` or `data-muted`. */
  readonly children: ReactNode
}

/** A dense table of things one can act on. */
export const ListTable = ({ label, columns, children }: ListTableProps) => (
  <div className={classes.scroller}>
    <table className={classes.table} aria-label={label}>
      <thead>
        <tr>
          {columns.map(({ label: name, number, acts }) => (
            <th key={name} scope="col" data-number={number || undefined} data-acts={acts || undefined}>
              {acts ? <VisuallyHidden>{name}</VisuallyHidden> : name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
)
