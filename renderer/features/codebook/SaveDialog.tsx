import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'

interface SaveDialogProps {
  /** The version that comes into being. */
  readonly number: number
  readonly onSave: (reason: string) => void
  readonly onClose: () => void
}

/** Asks why the codebook was changed, and says beforehand what a change means for the next run. */
export function SaveDialog({ number, onSave, onClose }: SaveDialogProps) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const save = () => {
    onSave(reason.trim())
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('codebook.save.title', { number })} size={520}>
      <Stack>
        <Textarea
          data-autofocus
          autosize
          minRows={3}
          maxRows={10}
          label={t('codebook.save.reason')}
          description={t('codebook.save.reasonHelp')}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          }}
        />
        <Text size="sm">
          <b>{t('codebook.save.means')}</b> {t('codebook.save.meansMore')}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button onClick={save}>{t('codebook.save.confirm', { number })}</Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
