import { Button, Group, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from './Dialog.tsx'

interface NameDialogProps {
  readonly title: string
  readonly label: string
  readonly name?: string
  readonly act: string
  readonly maxLength?: number
  /** Called with a name that is not blank, without spaces around it. */
  readonly onSave: (name: string) => void
  readonly onClose: () => void
}

/** Asks for one name. */
export function NameDialog({ title, label, name = '', act, maxLength = 200, onSave, onClose }: NameDialogProps) {
  const { t } = useTranslation()
  const [text, setText] = useState(name)
  const save = (event: FormEvent) => {
    event.preventDefault()
    onSave(text.trim())
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={title} size={420}>
      <form onSubmit={save}>
        <Stack>
          <TextInput
            data-autofocus
            label={label}
            value={text}
            maxLength={maxLength}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit" disabled={text.trim() === ''}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
