import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { connection } from '../engine/connect.ts'
import { Notice } from '../ui/Notice.tsx'
import classes from './HostNotice.module.css'

/** Says when the main program is gone, and how to go on. Work in the window goes on meanwhile. */
export function HostNotice() {
  const { t } = useTranslation()
  const state = useSyncExternalStore(connection.subscribe, connection.state)
  if (state === 'online') return null
  return (
    <div className={classes.notice}>
      <Notice kind="warning">
        {state === 'lost' ? `${t('shell.hostLost')} ${t('shell.hostLostWhat')}` : t('shell.notSignedIn')}
      </Notice>
    </div>
  )
}
