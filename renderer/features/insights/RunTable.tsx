import { useTranslation } from 'react-i18next'
import type { RunFigures } from '../../db/queries/runs.ts'
import { ListTable } from '../../ui/ListTable.tsx'
import { Section } from '../../ui/Page.tsx'
import { nothing, useFormat } from '../../words/useFormat.ts'
import { Price } from './Price.tsx'
import { savingsOf } from './savings.ts'
import { useAnswerTime } from './useAnswerTime.ts'

/** Every run in a row, where medians have their place. */
export function RunTable({ all }: { readonly all: readonly RunFigures[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const time = useAnswerTime()
  return (
    <Section title={t('insights.runs.title')} note={t('insights.runs.note')}>
      <ListTable
        label={t('insights.runs.title')}
        columns={[
          { label: t('insights.runs.run') },
          { label: t('insights.runs.date') },
          { label: t('insights.made'), number: true },
          { label: t('insights.runs.spared'), number: true },
          { label: '%', number: true },
          { label: t('insights.runs.median'), number: true },
          { label: t('insights.runs.p95'), number: true },
          { label: t('insights.runs.price'), number: true },
        ]}
      >
        {all.map(({ run: { id, settings, discardedAt }, figures }) => {
          const { avoided, share } = savingsOf(figures)
          return (
            <tr key={id}>
              <td>{discardedAt ? t('insights.discarded', { name: settings.name }) : settings.name}</td>
              <td data-muted>{format.date(settings.createdAt)}</td>
              <td data-number>{format.count(figures.calls.made)}</td>
              <td data-number>{format.count(avoided)}</td>
              <td data-number>{format.percent(share)}</td>
              <td data-number>{figures.latency ? time(figures.latency.p50) : nothing}</td>
              <td data-number>{figures.latency ? time(figures.latency.p95) : nothing}</td>
              <td data-number>{figures.calls.attempts > 0 ? <Price cost={figures.cost} /> : nothing}</td>
            </tr>
          )
        })}
      </ListTable>
    </Section>
  )
}
