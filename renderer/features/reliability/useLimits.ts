import { useTranslation } from 'react-i18next'
import type { Interval } from '../../../shared/reliability/unitBootstrap.ts'
import { nothing, useFormat } from '../../words/useFormat.ts'

/** The limits of an interval, e.g. `[.69, .79]`, and a dash where there is none. */
export function useLimits(): (interval: Interval | undefined) => string {
  const { t } = useTranslation()
  const { coefficient } = useFormat()
  return (interval) =>
    interval ? t('reliability.limits', { low: coefficient(interval.low), high: coefficient(interval.high) }) : nothing
}
