import { Button } from '@mantine/core'
import { IconHistory, IconTableExport, IconTableImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FileAct } from '../../ui/FileAct.tsx'

interface CodebookActsProps {
  readonly readOnly: boolean
  readonly changed: boolean
  readonly empty: boolean
  readonly onVersions: () => void
  readonly onImport: (file: File) => void
  readonly onExport: () => void
  readonly onDiscard: () => void
  readonly onSave: () => void
}

export function CodebookActs(props: CodebookActsProps) {
  const { readOnly, changed, empty, onVersions, onImport, onExport, onDiscard, onSave } = props
  const { t } = useTranslation()
  return (
    <>
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconHistory size={16} stroke={1.5} aria-hidden="true" />}
        onClick={onVersions}
      >
        {t('codebook.history.act')}
      </Button>
      {readOnly ? null : (
        <FileAct
          label={t('codebook.import')}
          accept=".json,application/json"
          icon={IconTableImport}
          onFiles={([file]) => file && onImport(file)}
        />
      )}
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconTableExport size={16} stroke={1.5} aria-hidden="true" />}
        disabled={empty}
        onClick={onExport}
      >
        {t('codebook.export')}
      </Button>
      {changed ? (
        <Button variant="default" onClick={onDiscard}>
          {t('codebook.discard')}
        </Button>
      ) : null}
      {readOnly ? null : (
        <Button disabled={!changed} onClick={onSave}>
          {t('codebook.save.act')}
        </Button>
      )}
    </>
  )
}
