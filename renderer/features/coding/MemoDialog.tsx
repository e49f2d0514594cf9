import { Button, Group, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'

interface MemoDialogProps {
  readonly memo: string
  /** A memo belongs to a decision; without one there is nothing to keep it with. */
  readonly decided: boolean
  readonly onSave: (memo: string) => void
  readonly onClose: () => void
}

export function MemoDialog({ memo, decided, onSave, onClose }: MemoDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(memo)
  const save = () => {
    onSave(text.trim())
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('coding.memo.title')} size={520}>
      <Stack>
        {decided ? null : <Notice kind="info">{t('coding.memo.needsDecision')}</Notice>}
        <Textarea
          data-autofocus
          disabled={!decided}
          autosize
          minRows={4}
          maxRows={12}
          aria-label={t('coding.memo.label')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save()
          }}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button onClick={save} disabled={!decided}>
            {t('coding.memo.save')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}
