import { Button } from '@mantine/core'
import { IconKey, IconKeyOff, IconPencil, IconTrash } from '@tabler/icons-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { HostClient } from '../../../shared/contract/contract.ts'
import type { ProviderConfig } from '../../../shared/domain/settings.ts'
import { hostClient } from '../../engine/connect.ts'
import { changeSettings, useSettings } from '../../stores/settings.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { IconAct } from '../../ui/IconAct.tsx'
import { ListTable } from '../../ui/ListTable.tsx'
import { Section } from '../../ui/Page.tsx'
import { KeyDialog } from './KeyDialog.tsx'
import { ProviderDialog } from './ProviderDialog.tsx'
import classes from './SettingsScreen.module.css'
import type { Change } from './useChange.ts'

type KeyStatus = Awaited<ReturnType<HostClient['keys.status']>>[number]

type Open =
  | { readonly dialog: 'add' }
  | { readonly dialog: 'edit' | 'key' | 'remove'; readonly provider: ProviderConfig }

/** Servers that can be asked, and whether there is a key for each. */
export function ProvidersSection({ change }: { readonly change: Change }) {
  const { t } = useTranslation()
  const providers = useSettings((state) => state.settings.providers)
  const [keys, setKeys] = useState<readonly KeyStatus[]>([])
  const [open, setOpen] = useState<Open>()

  const readKeys = useCallback(async () => setKeys(await hostClient['keys.status']({})), [])
  useEffect(() => void change(readKeys()), [readKeys, change])

  const keyOf = ({ id }: ProviderConfig) => keys.find(({ provider }) => provider === id)
  const withKeys = async (work: Promise<unknown>) => {
    await work
    await readKeys()
  }
  const save = (provider: ProviderConfig) => {
    const known = providers.some(({ id }) => id === provider.id)
    const next = known ? providers.map((each) => (each.id === provider.id ? provider : each)) : [...providers, provider]
    void change(withKeys(changeSettings({ providers: next })))
  }
  const remove = async ({ id }: ProviderConfig) => {
    await hostClient['keys.forget']({ provider: id })
    await changeSettings({ providers: providers.filter((each) => each.id !== id) })
  }
  return (
    <Section
      title={t('settings.providers.title')}
      note={t('settings.providers.note')}
      actions={
        <Button variant="default" onClick={() => setOpen({ dialog: 'add' })}>
          {t('settings.providers.add')}
        </Button>
      }
    >
      {providers.length === 0 ? (
        <p className={classes.muted}>{t('settings.providers.none')}</p>
      ) : (
        <ListTable
          label={t('settings.providers.title')}
          columns={[
            { label: t('settings.providers.name') },
            { label: t('settings.providers.models') },
            { label: t('settings.providers.key') },
            { label: t('settings.providers.acts'), acts: true },
          ]}
        >
          {providers.map((provider) => (
            <ProviderRow
              key={provider.id}
              provider={provider}
              status={keyOf(provider)}
              onOpen={(dialog) => setOpen({ dialog, provider })}
              onForget={() => void change(withKeys(hostClient['keys.forget']({ provider: provider.id })))}
            />
          ))}
        </ListTable>
      )}
      {open?.dialog === 'add' || open?.dialog === 'edit' ? (
        <ProviderDialog
          provider={open.dialog === 'edit' ? open.provider : undefined}
          others={providers}
          onSave={save}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open?.dialog === 'key' ? (
        <KeyDialog
          name={open.provider.name}
          variable={keyOf(open.provider)?.variable ?? ''}
          onSave={(key) => void change(withKeys(hostClient['keys.set']({ provider: open.provider.id, key })))}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
      {open?.dialog === 'remove' ? (
        <ConfirmDialog
          title={t('settings.providers.removeTitle', { name: open.provider.name })}
          consequence={t('settings.providers.removeWhat')}
          act={t('common.remove')}
          onConfirm={() => void change(remove(open.provider))}
          onClose={() => setOpen(undefined)}
        />
      ) : null}
    </Section>
  )
}

interface ProviderRowProps {
  readonly provider: ProviderConfig
  readonly status: KeyStatus | undefined
  readonly onOpen: (dialog: 'edit' | 'key' | 'remove') => void
  readonly onForget: () => void
}

function ProviderRow({ provider, status, onOpen, onForget }: ProviderRowProps) {
  const { t } = useTranslation()
  const { name, baseUrl, models } = provider
  const source = status?.source ?? 'none'
  return (
    <tr>
      <td>
        {name}
        <span className={classes.url}>{baseUrl}</span>
      </td>
      <td data-muted>{models.join(', ')}</td>
      <td data-muted>{t(`settings.providers.keySource.${source}`, { variable: status?.variable ?? '' })}</td>
      <td data-acts>
        {source === 'environment' ? null : (
          <IconAct
            label={t(source === 'none' ? 'settings.providers.setKey' : 'settings.providers.replaceKey', { name })}
            icon={IconKey}
            onClick={() => onOpen('key')}
          />
        )}
        {source === 'memory' ? (
          <IconAct label={t('settings.providers.forgetKey', { name })} icon={IconKeyOff} onClick={onForget} />
        ) : null}
        <IconAct label={t('settings.providers.edit', { name })} icon={IconPencil} onClick={() => onOpen('edit')} />
        <IconAct label={t('settings.providers.remove', { name })} icon={IconTrash} onClick={() => onOpen('remove')} />
      </td>
    </tr>
  )
}
