import { useTranslation } from 'react-i18next'
import type { OperationName } from '../../shared/domain/question.ts'
import { isFreshRun, type RunSettings, strategyLabel } from '../../shared/domain/run.ts'
import { sharedAgainstMethod } from '../../shared/domain/sharing.ts'
import { useFormat } from './useFormat.ts'

/** With what a run was asked, in one line for every report of it: who is asked what, the occasion, how the cache was used. */
export function useAskedWith(): (run: RunSettings) => string {
  const { t } = useTranslation()
  const format = useFormat()
  const namesOf = (operations: readonly OperationName[]) =>
    operations.map((operation) => t(`insights.operations.${operation}`)).join(', ')
  return (run) => {
    const against = sharedAgainstMethod(run)
    return [
      t('runs.strategy', { label: t(`cache.strategy.${strategyLabel(run)}`), how: t(`runs.form.${run.strategy}`) }),
      isFreshRun(run)
        ? t('runs.freshOccasion', { name: format.dateTime(run.occasion) })
        : t('runs.occasion', { name: run.occasion }),
      t('runs.cacheMode', { mode: t(`cache.modes.${run.cache ?? 'use'}`) }),
      ...(run.dedupe ? [] : [t('runs.oneByOne')]),
      ...(run.canonical === undefined ? [] : [t('runs.readsAlike', { questions: namesOf(run.canonical) })]),
      ...(run.sharing === undefined ? [] : [t('runs.sharing', { name: run.sharing.name })]),
      ...(against.length === 0 ? [] : [t('runs.againstMethod', { operations: against.join(', ') })]),
    ].join(' · ')
  }
}
