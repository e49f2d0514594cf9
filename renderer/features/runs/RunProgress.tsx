import { Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { RunState } from '../../../shared/domain/run.ts'
import { Notice } from '../../ui/Notice.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './RunItem.module.css'
import { useRemaining } from './useRemaining.ts'

interface RunProgressProps {
  readonly state: RunState
  readonly done: number
  readonly units: number
  /** Why it was paused, where no person paused it. */
  readonly reason: string | undefined
}

/** How far a run is and how long it will take; for one that stands still, why. Nothing for one that ended. */
export function RunProgress({ state, done, units, reason }: RunProgressProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const remaining = useRemaining(state === 'running', done, units)
  if (state !== 'running' && state !== 'paused' && state !== 'interrupted') return null
  const progress = t('runs.progress', { done: format.count(done), units: format.count(units) })
  return (
    <>
      {state === 'interrupted' ? <Notice kind="warning">{t('runs.interrupted')}</Notice> : null}
      {state === 'paused' && reason ? <Notice kind="warning">{t('runs.paused', { reason })}</Notice> : null}
      <div className={classes.progress}>
        <Progress value={units === 0 ? 100 : (100 * done) / units} size={6} aria-label={progress} />
        <span>
          {progress}
          {remaining === undefined ? null : ` · ${t('runs.remaining', { time: format.duration(remaining) })}`}
        </span>
      </div>
    </>
  )
}
