import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './DocumentsScreen.module.css'
import { DocumentsTable, type DocumentsTableProps } from './DocumentsTable.tsx'

/** Fewer documents than this are found by looking. */
const worthSearching = 10

/** The documents whose name holds what was typed. */
export function FoundDocuments({ documents, ...table }: DocumentsTableProps) {
  const { t } = useTranslation()
  const [sought, setSought] = useState('')
  const words = sought.trim().toLowerCase()
  const found = documents.filter(({ name }) => name.toLowerCase().includes(words))
  return (
    <>
      {documents.length < worthSearching ? null : (
        <div className={classes.bar}>
          <TextInput
            className={classes.find}
            value={sought}
            aria-label={t('documents.find')}
            placeholder={t('documents.find')}
            leftSection={<IconSearch size={16} stroke={1.5} aria-hidden="true" />}
            onChange={(event) => setSought(event.currentTarget.value)}
          />
        </div>
      )}
      {found.length === 0 ? (
        <p className={classes.retired}>{t('documents.nothingFound')}</p>
      ) : (
        <DocumentsTable documents={found} {...table} />
      )}
    </>
  )
}
