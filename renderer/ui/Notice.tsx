import { IconAlertTriangle, IconCircleCheck, IconCircleX, IconInfoCircle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './Notice.module.css'

interface NoticeProps {
  readonly kind: 'info' | 'done' | 'warning' | 'error'
  readonly children: ReactNode
  readonly action?: ReactNode
}

const icons = { info: IconInfoCircle, done: IconCircleCheck, warning: IconAlertTriangle, error: IconCircleX }

/** A sentence the reader should not miss, with what to do beside it. */
export function Notice({ kind, children, action }: NoticeProps) {
  const Icon = icons[kind]
  return (
    <div className={classes.notice} data-kind={kind} role={kind === 'error' ? 'alert' : 'status'}>
      <Icon size={18} stroke={1.5} aria-hidden="true" className={classes.icon} />
      <div className={classes.words}>{children}</div>
      {action}
    </div>
  )
}
