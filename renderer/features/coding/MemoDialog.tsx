import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

interface MemoDialogProps {
  readonly memo: string
  readonly onSave: (memo: string) => void
  readonly onClose: () => void
}

export function MemoDialog({ memo, onSave, onClose }: MemoDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(memo)
  const save = () => {
    onSave(text.trim())
    onClose()
  }
  return (
    <Modal opened onClose={onClose} title={t('coding.memo.title')} size={520}>
      <Stack>
        <Textarea
          data-autofocus
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
          <Button onClick={save}>{t('coding.memo.save')}</Button>
        </Group>
      </Stack>
    </Modal>
  )
}
