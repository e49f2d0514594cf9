import { Kbd } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../words/useFormat.ts'
import classes from './StatusLine.module.css'

interface StatusLineProps {
  /** From 1; `undefined` where no segment is open. */
  readonly position: number | undefined
  readonly units: number
  readonly done: number
  readonly blind: boolean
  readonly onHelp: () => void
}

export function StatusLine({ position, units, done, blind, onHelp }: StatusLineProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <footer className={classes.line}>
      <span>
        {position === undefined ? null : t('coding.unit', { n: format.count(position), units: format.count(units) })}
      </span>
      <span>{t('coding.mine', { done: format.count(done), units: format.count(units) })}</span>
      <span className={classes.track} aria-hidden="true">
        <span style={{ width: `${units === 0 ? 0 : (100 * done) / units}%` }} />
      </span>
      <span className={classes.rest}>{t(blind ? 'coding.blind' : 'coding.notBlind')}</span>
      <button type="button" className={classes.help} onClick={onHelp}>
        <Kbd size="xs">?</Kbd> {t('coding.shortcuts')}
      </button>
    </footer>
  )
}
