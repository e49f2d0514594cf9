import { Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HostClient } from '../../../shared/contract/contract.ts'
import { hostClient } from '../../engine/connect.ts'
import { changeSettings, useSettings } from '../../stores/settings.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import classes from './SettingsScreen.module.css'
import { TextField } from './TextField.tsx'
import type { Change } from './useChange.ts'
import { useFixed } from './useFixed.ts'

type Tables = Awaited<ReturnType<HostClient['sharing.read']>>

/** Which questions coders share: as built in, or by a table of somebody else’s from a folder. */
export function SharingSection({ change }: { readonly change: Change }) {
  const { t } = useTranslation()
  const { sharing } = useSettings((state) => state.settings)
  const fixed = useFixed()
  const tables = useTables(sharing, change)
  const keep = (wish: Partial<typeof sharing>) => void change(changeSettings({ sharing: { ...sharing, ...wish } }))
  return (
    <Section title={t('settings.sharing.title')} note={t('settings.sharing.note')}>
      <div className={classes.fields}>
        <TextField
          label={t('settings.sharing.folder')}
          {...fixed('sharing.folder', t('settings.sharing.folderWhy'))}
          placeholder={t('settings.sharing.none')}
          value={sharing.folder}
          onKeep={(folder) => keep({ folder })}
        />
        <Select
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          label={t('settings.sharing.table')}
          {...fixed('sharing.table', t('settings.sharing.tableWhy'))}
          allowDeselect={false}
          value={sharing.table}
          data={[
            { value: '', label: t('settings.sharing.builtIn') },
            ...[...new Set([...(tables?.names ?? []), sharing.table])]
              .filter((name) => name !== '')
              .map((name) => ({ value: name, label: name })),
          ]}
          onChange={(table) => keep({ table: table ?? '' })}
        />
      </div>
      {tables?.problems.map((problem) => (
        <Notice key={problem} kind="warning">
          {problem}
        </Notice>
      ))}
    </Section>
  )
}

/** What the folder holds, read again whenever the settings say otherwise. */
function useTables({ folder, table }: { readonly folder: string; readonly table: string }, change: Change) {
  const [tables, setTables] = useState<Tables>()
  const chosen = `${folder} ${table}`
  useEffect(() => {
    if (chosen.trim() === '') return setTables(undefined)
    void change(hostClient['sharing.read']({}).then(setTables))
  }, [chosen, change])
  return tables
}
