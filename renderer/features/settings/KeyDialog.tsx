import { Button, Group, PasswordInput, Stack, Text } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'

interface KeyDialogProps {
  readonly name: string
  readonly variable: string
  readonly onSave: (key: string) => void
  readonly onClose: () => void
}

/** Takes a key on its way to the host; the page keeps none. */
export function KeyDialog({ name, variable, onSave, onClose }: KeyDialogProps) {
  const { t } = useTranslation()
  const [key, setKey] = useState('')
  const save = (event: FormEvent) => {
    event.preventDefault()
    onSave(key.trim())
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('settings.providers.keyTitle', { name })} size={460}>
      <form onSubmit={save} autoComplete="off">
        <Stack>
          <PasswordInput
            data-autofocus
            label={t('settings.providers.key')}
            value={key}
            maxLength={1000}
            autoComplete="off"
            onChange={(event) => setKey(event.currentTarget.value)}
          />
          <Text size="sm" c="dimmed">
            {t('settings.providers.keyWhy', { variable })}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={key.trim() === ''}>
              {t('settings.providers.keepKey')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
