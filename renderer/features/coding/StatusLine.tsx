import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../words/useFormat.ts'
import classes from './StatusLine.module.css'

interface StatusLineProps {
  /** From 1; `undefined` where no segment is open. */
  readonly position: number | undefined
  readonly listed: number
  readonly progress: { readonly decided: number; readonly all: number } | undefined
  readonly round: string | undefined
  readonly blind: boolean
  readonly onHelp: () => void
}

export function StatusLine({ position, listed, progress, round, blind, onHelp }: StatusLineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <footer className={classes.line}>
      <span>
        {position === undefined ? null : t('coding.unit', { n: format.count(position), units: format.count(listed) })}
      </span>
      {progress === undefined ? null : (
        <>
          <span>{t('coding.mine', { done: format.count(progress.decided), units: format.count(progress.all) })}</span>
          <span className={classes.track} aria-hidden="true">
            <span style={{ width: `${progress.all === 0 ? 0 : (100 * progress.decided) / progress.all}%` }} />
          </span>
        </>
      )}
      <span className={classes.rest}>{round}</span>
      <span className={classes.eyes}>{t(blind ? 'coding.blind' : 'coding.notBlind')}</span>
      <button type="button" className={classes.help} onClick={onHelp}>
        <Kbd size="xs">?</Kbd> {t('coding.shortcuts')}
      </button>
    </footer>
  )
}
