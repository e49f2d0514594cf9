import { useTranslation } from 'react-i18next'
import type { HistoryStep } from '../../db/historyStep.ts'
import { useHistory } from '../../db/queries/project.ts'
import { ListTable } from '../../ui/ListTable.tsx'
import { Section } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './SettingsScreen.module.css'

/** What was done by hand, the latest first. */
export function HistorySection() {
  const { t } = useTranslation()
  const format = useFormat()
  const steps = useHistory(100)
  const subject = ({ step }: HistoryStep) => step.params?.name ?? ''
  return (
    <Section title={t('settings.history.title')} note={t('settings.history.note')}>
      {steps?.length ? (
        <ListTable
          label={t('settings.history.title')}
          columns={[
            { label: t('settings.history.step') },
            { label: t('settings.history.date') },
            { label: t('settings.history.state') },
          ]}
        >
          {steps.map((step) => (
            <tr key={step.seq}>
              <td>
                {t(`steps.${step.step.name}`)} <span className={classes.muted}>{subject(step)}</span>
              </td>
              <td data-muted>{format.dateTime(step.at)}</td>
              <td data-muted>{step.state === 'done' ? null : t(`settings.history.${step.state}`)}</td>
            </tr>
          ))}
        </ListTable>
      ) : (
        <p className={classes.muted}>{t('settings.history.none')}</p>
      )}
    </Section>
  )
}
