import { useTranslation } from 'react-i18next'
import type { CallFigures } from '../../../shared/metrics/callFigures.ts'
import { useFormat } from '../../words/useFormat.ts'

/** A price that is not known is unknown, never nothing. */
export function Price({ cost }: { readonly cost: CallFigures['cost'] | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!cost) return t('common.unknown')
  return cost.amount === 0 ? t('insights.free') : format.money(cost.amount, cost.currency)
}
