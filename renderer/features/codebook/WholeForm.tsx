import { Switch, Textarea, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Codebook } from '../../../shared/domain/codebook.ts'
import classes from './CodeForm.module.css'
import { Rules } from './CodeForm.tsx'

interface WholeFormProps {
  readonly codebook: Codebook
  readonly readOnly: boolean
  readonly onChange: (codebook: Codebook) => void
}

/** What holds for the codebook as a whole: its question, its general rules, and how many codes a segment may carry. */
export function WholeForm({ codebook, readOnly, onChange }: WholeFormProps) {
  const { t } = useTranslation()
  const change = (part: Partial<Codebook>) => onChange({ ...codebook, ...part })
  return (
    <div className={classes.form}>
      <TextInput
        label={t('codebook.whole.name')}
        value={codebook.name}
        readOnly={readOnly}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t('codebook.whole.question')}
        autosize
        minRows={2}
        maxRows={8}
        value={codebook.researchQuestion}
        readOnly={readOnly}
        onChange={(event) => change({ researchQuestion: event.currentTarget.value })}
      />
      <Switch
        size="xs"
        label={t('codebook.whole.several')}
        description={t('codebook.whole.severalHelp')}
        checked={codebook.severalCodes}
        disabled={readOnly}
        onChange={(event) => change({ severalCodes: event.currentTarget.checked })}
      />
      <Rules
        legend={t('codebook.whole.rules')}
        add={t('codebook.form.addRule')}
        rules={codebook.rules}
        readOnly={readOnly}
        onChange={(rules) => change({ rules })}
      />
    </div>
  )
}
