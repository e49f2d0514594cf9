import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HostClient } from '../../../shared/contract/contract.ts'
import { useProjectSession } from '../../db/projectSession.ts'
import { hostClient } from '../../engine/connect.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { AskingSection } from './AskingSection.tsx'
import { HistorySection } from './HistorySection.tsx'
import { LooksSection } from './LooksSection.tsx'
import { PolicySection } from './PolicySection.tsx'
import { ProvidersSection } from './ProvidersSection.tsx'
import classes from './SettingsScreen.module.css'
import { SharingSection } from './SharingSection.tsx'
import { type Change, useChange } from './useChange.ts'

/** Looks, what may leave the machine, servers and keys, asking, and what was done by hand. Changes hold at once. */
export function SettingsScreen() {
  const { t } = useTranslation()
  const projectId = useProjectSession(({ session }) => session?.projectId)
  const [problem, change] = useChange()
  const info = useAppInfo(change)
  return (
    <Page title={t('settings.title')} subtitle={info && t('settings.subtitle', { version: info.version })}>
      {problem === undefined ? null : <Notice kind="error">{t('settings.failed', { why: problem })}</Notice>}
      <LooksSection change={change} />
      {projectId ? <PolicySection projectId={projectId} change={change} /> : null}
      <ProvidersSection change={change} />
      <AskingSection change={change} />
      <SharingSection change={change} />
      <Section title={t('settings.folder.title')} note={t('settings.folder.note')}>
        <code className={classes.path}>{info?.dataFolder}</code>
      </Section>
      <HistorySection />
    </Page>
  )
}

type AppInfo = Awaited<ReturnType<HostClient['app.info']>>

function useAppInfo(change: Change): AppInfo | undefined {
  const [info, setInfo] = useState<AppInfo>()
  useEffect(() => void change(hostClient['app.info']({}).then(setInfo)), [change])
  return info
}
