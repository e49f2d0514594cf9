import { useTranslation } from 'react-i18next'
import type { CallFigures } from '../../../shared/metrics/callFigures.ts'
import { Section } from '../../ui/Page.tsx'
import { Stat, Stats } from '../../ui/Stat.tsx'
import { Term } from '../../ui/Term.tsx'
import { nothing, useFormat } from '../../words/useFormat.ts'
import { Price } from './Price.tsx'
import { useAnswerTime } from './useAnswerTime.ts'

interface CostsProps {
  readonly figures: Pick<CallFigures, 'calls' | 'tokens' | 'cost' | 'latency'>
  /** Several runs together have no median. */
  readonly oneRun: boolean
}

/** What the questions cost: money, tokens, time. */
export function Costs({ figures: { calls, tokens, cost, latency }, oneRun }: CostsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const time = useAnswerTime()
  const asked = calls.attempts > 0
  const counted = (n: number | undefined) => (n === undefined ? nothing : format.count(n))
  const note = (n: number | undefined) => (asked && n === undefined ? t('insights.notCounted') : undefined)
  return (
    <Section title={t('insights.cost')}>
      <Stats>
        <Stat
          label={<Term meaning={t('insights.priceWhy')}>{t('insights.price')}</Term>}
          value={asked ? <Price cost={cost} /> : nothing}
          note={
            !asked ? undefined : !cost ? t('insights.priceUnknown') : cost.amount === 0 ? t('insights.priceFree') : null
          }
        />
        <Stat
          label={<Term meaning={t('insights.tokensInWhy')}>{t('insights.tokensIn')}</Term>}
          value={counted(tokens.input)}
          note={note(tokens.input)}
        />
        <Stat
          label={<Term meaning={t('insights.tokensOutWhy')}>{t('insights.tokensOut')}</Term>}
          value={counted(tokens.output)}
          note={note(tokens.output)}
        />
        <Stat
          label={<Term meaning={t('insights.latencyWhy')}>{t('insights.latency')}</Term>}
          value={latency ? time(latency.p50) : nothing}
          note={
            latency
              ? t('insights.latencyP95', { time: time(latency.p95) })
              : oneRun
                ? undefined
                : t('insights.latencyPerRun')
          }
        />
        <Stat
          label={<Term meaning={t('insights.attemptsWhy')}>{t('insights.attempts')}</Term>}
          value={format.count(calls.attempts)}
        />
      </Stats>
    </Section>
  )
}
