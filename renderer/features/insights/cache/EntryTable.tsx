import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CacheStats } from '../../../../shared/contract/cache.ts'
import type { Coder } from '../../../../shared/domain/coder.ts'
import { ListTable } from '../../../ui/ListTable.tsx'
import { Section } from '../../../ui/Page.tsx'
import { useFormat } from '../../../words/useFormat.ts'
import classes from './Cache.module.css'

interface EntryTableProps {
  readonly by: CacheStats['by']
  readonly coders: readonly Coder[]
  readonly readOnly: boolean
  readonly onClear: () => void
}

/** What is remembered, by what was asked, on whose behalf, and of which model. */
export function EntryTable({ by, coders, readOnly, onClear }: EntryTableProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const kept = by.filter(({ entries }) => entries > 0)
  if (kept.length === 0) return null
  return (
    <Section
      title={t('cache.entries.title')}
      note={t('cache.entries.note')}
      actions={
        <Button variant="default" disabled={readOnly} onClick={onClear}>
          {t('cache.entries.clear')}
        </Button>
      }
    >
      <div className={classes.table}>
        <ListTable
          label={t('cache.entries.title')}
          columns={[
            { label: t('cache.entries.question') },
            { label: t('cache.entries.coder') },
            { label: t('cache.entries.model') },
            { label: t('cache.entries.answers'), number: true },
            { label: t('cache.entries.size'), number: true },
          ]}
        >
          {kept.map(({ operation, coderId, model, entries, bytes }) => (
            <tr key={`${operation} ${coderId ?? ''} ${model}`}>
              <td>{t(`insights.operations.${operation}`)}</td>
              <td data-muted={coderId === null || undefined}>
                {coderId === null ? t('cache.entries.all') : (coders.find(({ id }) => id === coderId)?.name ?? coderId)}
              </td>
              <td>{model}</td>
              <td data-number>{format.count(entries)}</td>
              <td data-number>{format.bytes(bytes)}</td>
            </tr>
          ))}
        </ListTable>
      </div>
    </Section>
  )
}
