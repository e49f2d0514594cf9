import { useTranslation } from 'react-i18next'
import { isFreshRun, type RunSettings, strategyLabel } from '../../shared/domain/run.ts'
import { useFormat } from './useFormat.ts'

/** With what a run was asked, in one line for every report of it: who is asked what, the occasion, how the cache was used. */
export function useAskedWith(): (run: RunSettings) => string {
  const { t } = useTranslation()
  const format = useFormat()
  return (run) =>
    [
      t('runs.strategy', { label: t(`cache.strategy.${strategyLabel(run)}`), how: t(`runs.form.${run.strategy}`) }),
      isFreshRun(run)
        ? t('runs.freshOccasion', { name: format.dateTime(run.occasion) })
        : t('runs.occasion', { name: run.occasion }),
      t('runs.cacheMode', { mode: t(`cache.modes.${run.cache ?? 'use'}`) }),
      ...(run.dedupe ? [] : [t('runs.oneByOne')]),
    ].join(' · ')
}
