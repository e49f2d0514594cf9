import { Button, Group, Stack, TagsInput, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProviderConfig } from '../../../shared/domain/settings.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { isAddress, type ProviderDraft, presets, providerFrom } from './providerDraft.ts'
import classes from './SettingsScreen.module.css'

interface ProviderDialogProps {
  /** The server to change; absent for a new one. */
  readonly provider: ProviderConfig | undefined
  readonly others: readonly ProviderConfig[]
  readonly onSave: (provider: ProviderConfig) => void
  readonly onClose: () => void
}

const blank: ProviderDraft = { name: '', baseUrl: '', models: [] }

/** Where a server is and which models it offers. */
export function ProviderDialog({ provider, others, onSave, onClose }: ProviderDialogProps) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState<ProviderDraft>(provider ?? blank)
  const wish = (change: Partial<ProviderDraft>) => setDraft({ ...draft, ...change })
  const complete = providerFrom(draft, provider?.id, others)
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!complete) return
    onSave(complete)
    onClose()
  }
  const title = provider ? t('settings.providers.editTitle', { name: provider.name }) : t('settings.providers.addTitle')
  return (
    <Dialog onClose={onClose} title={title} size={520}>
      <form onSubmit={save}>
        <Stack gap="lg">
          {provider ? null : (
            <fieldset className={classes.presets} aria-label={t('settings.providers.preset')}>
              {presets.map((preset) => (
                <Button key={preset.name} variant="default" onClick={() => setDraft(preset)}>
                  {preset.name}
                </Button>
              ))}
            </fieldset>
          )}
          <TextInput
            data-autofocus
            label={t('settings.providers.name')}
            value={draft.name}
            maxLength={100}
            onChange={(event) => wish({ name: event.currentTarget.value })}
          />
          <TextInput
            label={t('settings.providers.baseUrl')}
            description={t('settings.providers.baseUrlWhy')}
            value={draft.baseUrl}
            spellCheck={false}
            error={
              draft.baseUrl.trim() === '' || isAddress(draft.baseUrl.trim()) ? null : t('settings.providers.badUrl')
            }
            onChange={(event) => wish({ baseUrl: event.currentTarget.value })}
          />
          <TagsInput
            label={t('settings.providers.models')}
            description={t('settings.providers.modelsWhy')}
            value={[...draft.models]}
            acceptValueOnBlur
            onChange={(models) => wish({ models })}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={!complete}>
              {t('settings.providers.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
