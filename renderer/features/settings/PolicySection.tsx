import { Stack, Switch } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ProjectId } from '../../../shared/domain/ids.ts'
import type { Policy } from '../../../shared/domain/settings.ts'
import { changePolicy, usePolicy } from '../../stores/policy.ts'
import { IconAct } from '../../ui/IconAct.tsx'
import { ListTable } from '../../ui/ListTable.tsx'
import { Section } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './SettingsScreen.module.css'
import type { Change } from './useChange.ts'

interface PolicySectionProps {
  readonly projectId: ProjectId
  readonly change: Change
}

/** What this project lets models do, and where its texts may go. */
export function PolicySection({ projectId, change }: PolicySectionProps) {
  const { t } = useTranslation()
  const policy = usePolicy((state) => state.policy)
  const keep = (wish: Partial<Policy>) => void change(changePolicy(projectId, wish))
  return (
    <Section title={t('settings.project.title')} note={t('settings.project.note')}>
      <Stack gap="md">
        <Switch
          size="sm"
          checked={policy.ai}
          onChange={(event) => keep({ ai: event.currentTarget.checked })}
          label={t('settings.project.ai')}
          description={t('settings.project.aiWhy')}
        />
        <Switch
          size="sm"
          checked={policy.localOnly}
          disabled={!policy.ai}
          onChange={(event) => keep({ localOnly: event.currentTarget.checked })}
          label={t('settings.project.localOnly')}
          description={t('settings.project.localOnlyWhy')}
        />
      </Stack>
      <h3>{t('settings.project.consent')}</h3>
      <Consents consent={policy.consent} onChange={(consent) => keep({ consent })} />
    </Section>
  )
}

interface ConsentsProps {
  readonly consent: Policy['consent']
  readonly onChange: (consent: Policy['consent']) => void
}

function Consents({ consent, onChange }: ConsentsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (consent.length === 0) return <p className={classes.muted}>{t('settings.project.noConsent')}</p>
  return (
    <>
      <p className={classes.muted}>{t('settings.project.consentNote')}</p>
      <ListTable
        label={t('settings.project.consent')}
        columns={[
          { label: t('settings.project.host') },
          { label: t('settings.project.since') },
          { label: t('settings.project.acts'), acts: true },
        ]}
      >
        {consent.map(({ host, at }) => (
          <tr key={host}>
            <td>{host}</td>
            <td data-muted>{format.dateTime(at)}</td>
            <td data-acts>
              <IconAct
                label={t('settings.project.revoke', { host })}
                icon={IconX}
                onClick={() => onChange(consent.filter((given) => given.host !== host))}
              />
            </td>
          </tr>
        ))}
      </ListTable>
    </>
  )
}
