import { Button } from '@mantine/core'
import { IconArrowBackUp, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../shared/domain/case.ts'
import type { CoderId, DocumentId } from '../../../shared/domain/ids.ts'
import { useProgressByDocument } from '../../db/queries/codings.ts'
import type { ListedDocument } from '../../db/queries/documents.ts'
import { goTo } from '../../stores/navigation.ts'
import { IconAct } from '../../ui/IconAct.tsx'
import { ListTable } from '../../ui/ListTable.tsx'
import { nothing, useFormat } from '../../words/useFormat.ts'
import classes from './DocumentsScreen.module.css'

export interface DocumentsTableProps {
  readonly documents: readonly ListedDocument[]
  readonly cases: readonly Case[]
  /** Whose progress is shown; nobody's where nobody codes. */
  readonly coder: CoderId | undefined
  readonly open: DocumentId | undefined
  readonly readOnly: boolean
  readonly onRename: (document: ListedDocument) => void
  readonly onRemove: (document: ListedDocument) => void
  readonly onBringBack: (document: ListedDocument) => void
}

/** More rows than these are shown when somebody asks for them: a page of ten thousand would answer slowly. */
const shownAtOnce = 200

export function DocumentsTable(props: DocumentsTableProps) {
  const { documents, cases, coder, open, readOnly, onRename, onRemove, onBringBack } = props
  const { t } = useTranslation()
  const format = useFormat()
  const [all, setAll] = useState(false)
  const progress = useProgressByDocument(coder)
  const shown = all ? documents : documents.slice(0, shownAtOnce)
  return (
    <>
      <ListTable
        label={t('shell.places.documents')}
        columns={[
          { label: t('documents.column.name') },
          { label: t('documents.column.format') },
          { label: t('documents.column.segments'), number: true },
          { label: t('documents.column.progress'), number: true },
          { label: t('documents.column.case') },
          { label: t('documents.column.attributes') },
          { label: t('documents.column.acts'), acts: true },
        ]}
      >
        {shown.map((document) => (
          <tr key={document.id} aria-current={document.id === open || undefined}>
            <td>
              <button
                type="button"
                className={classes.name}
                onClick={() => goTo('documents', document.id === open ? undefined : document.id)}
              >
                {document.name}
              </button>
              {document.retiredAt ? <span className={classes.retired}> · {t('documents.retired')}</span> : null}
            </td>
            <td>{document.source.format}</td>
            <td data-number>{format.count(document.segments)}</td>
            <td data-number>{coder === undefined ? nothing : format.count(progress?.get(document.id) ?? 0)}</td>
            <td>{cases.find(({ id }) => id === document.caseId)?.name ?? nothing}</td>
            <td>
              <div className={classes.attributes}>
                {document.attributes.map(({ name, value }) => `${name}: ${String(value)}`).join(', ') || nothing}
              </div>
            </td>
            <td data-acts>
              {readOnly ? null : (
                <>
                  <IconAct
                    label={t('documents.rename', { name: document.name })}
                    icon={IconPencil}
                    onClick={() => onRename(document)}
                  />
                  {document.retiredAt ? (
                    <IconAct
                      label={t('documents.bringBack', { name: document.name })}
                      icon={IconArrowBackUp}
                      onClick={() => onBringBack(document)}
                    />
                  ) : (
                    <IconAct
                      label={t('documents.remove', { name: document.name })}
                      icon={IconTrash}
                      onClick={() => onRemove(document)}
                    />
                  )}
                </>
              )}
            </td>
          </tr>
        ))}
      </ListTable>
      {shown.length < documents.length ? (
        <Button className={classes.more ?? ''} variant="default" onClick={() => setAll(true)}>
          {t('documents.showAll', { n: format.count(documents.length) })}
        </Button>
      ) : null}
    </>
  )
}
