import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { csvLine } from '../../../shared/exchange/csvCell.ts'
import type { CallFigures } from '../../../shared/metrics/callFigures.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import { ListTable } from '../../ui/ListTable.tsx'
import { Section } from '../../ui/Page.tsx'
import { Term } from '../../ui/Term.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './Calls.module.css'
import { fates, type Savings, savingsOf } from './savings.ts'

const SavingsChart = lazy(async () => ({ default: (await import('./SavingsChart.tsx')).SavingsChart }))

/** How many questions there would have been, and how many of them were spared, by cause. */
export function Calls({ figures }: { readonly figures: Pick<CallFigures, 'calls'> }) {
  const { t } = useTranslation()
  const format = useFormat()
  const savings = savingsOf(figures)
  const { questions, avoided, share } = savings
  if (questions === 0) return <p>{t('insights.noQuestions')}</p>
  return (
    <Section title={t('insights.calls')}>
      <p className={classes.answer}>
        {t('insights.sentence', {
          count: questions,
          avoided: format.count(avoided),
          share: format.percent(share),
        })}
      </p>
      <Bar savings={savings} />
      <div className={classes.tables}>
        <Causes savings={savings} />
        <Operations calls={figures.calls} />
      </div>
    </Section>
  )
}

function Bar({ savings: { by } }: { readonly savings: Savings }) {
  const { t } = useTranslation()
  const format = useFormat()
  const shown = fates.filter((fate) => by[fate] > 0)
  return (
    <ChartFrame
      label={t('insights.chart.label')}
      menuLabel={t('insights.chart.export')}
      fileName={t('insights.chart.fileName')}
      height={48}
      csv={() => [csvLine(['cause', 'questions']), ...fates.map((fate) => csvLine([fate, by[fate]]))].join('')}
    >
      <SavingsChart
        parts={shown.map((fate) => ({
          key: fate,
          n: by[fate],
          label: `${t(`insights.causes.${fate}`)} ${format.count(by[fate])}`,
          asked: fate === 'made',
        }))}
      />
    </ChartFrame>
  )
}

function Causes({ savings: { by, questions } }: { readonly savings: Savings }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ListTable
      label={t('insights.calls')}
      columns={[
        { label: t('insights.cause') },
        { label: t('insights.questions'), number: true },
        { label: '%', number: true },
      ]}
    >
      {fates
        .filter((fate) => fate !== 'notAsked' || by.notAsked > 0)
        .map((fate) => (
          <tr key={fate}>
            <td>
              <Term meaning={t(`insights.causesWhy.${fate}`)}>{t(`insights.causes.${fate}`)}</Term>
            </td>
            <td data-number>{format.count(by[fate])}</td>
            <td data-number data-muted>
              {format.percent(by[fate] / questions)}
            </td>
          </tr>
        ))}
    </ListTable>
  )
}

const operations = ['judgeRelevance', 'assignCodes'] as const

function Operations({ calls }: Pick<CallFigures, 'calls'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <ListTable
      label={t('insights.operations.title')}
      columns={[
        { label: t('insights.operations.operation') },
        { label: t('insights.made'), number: true },
        { label: '%', number: true },
      ]}
    >
      {operations.map((operation) => (
        <tr key={operation}>
          <td>
            <Term meaning={t(`insights.operations.${operation}Why`)}>{t(`insights.operations.${operation}`)}</Term>
          </td>
          <td data-number>{format.count(calls.byOperation[operation])}</td>
          <td data-number data-muted>
            {format.percent(calls.made === 0 ? undefined : calls.byOperation[operation] / calls.made)}
          </td>
        </tr>
      ))}
    </ListTable>
  )
}
