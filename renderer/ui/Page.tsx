import type { ReactNode } from 'react'
import classes from './Page.module.css'

interface PageProps {
  readonly title: string
  /** One line below the title: a count, a date, what the page is about. */
  readonly subtitle?: ReactNode
  /** The page's acts, the primary one last. */
  readonly actions?: ReactNode
  readonly children: ReactNode
  /** Pages of tables and charts use the whole width; pages of text and forms read better in a column. */
  readonly wide?: boolean
  /** The body takes the rest of the window and scrolls by itself, pane by pane. */
  readonly filled?: boolean
}

/** A place with a title, its acts, and a scrolling body. */
export const Page = ({ title, subtitle, actions, children, wide = false, filled = false }: PageProps) => (
  <div className={filled ? classes.filled : classes.page}>
    <header className={classes.header} data-column={!wide && !filled}>
      <div>
        <h1>{title}</h1>
        {subtitle === undefined ? null : <p className={classes.subtitle}>{subtitle}</p>}
      </div>
      <div className={classes.actions}>{actions}</div>
    </header>
    <div className={filled ? classes.body : wide ? classes.wide : classes.column}>{children}</div>
  </div>
)

interface SectionProps {
  readonly title: string
  readonly note?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A titled part of a page; space sets it apart, not a box. */
export const Section = ({ title, note, actions, children }: SectionProps) => (
  <section className={classes.section}>
    <header className={classes.sectionHeader}>
      <h2>{title}</h2>
      <div className={classes.actions}>{actions}</div>
    </header>
    {note === undefined ? null : <p className={classes.note}>{note}</p>}
    {children}
  </section>
)
