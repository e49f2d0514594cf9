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
  // Beside an open document there is room for what tells the others apart.
  const narrow = open !== undefined
  const shown = all ? documents : documents.slice(0, shownAtOnce)
  return (
    <>
      <ListTable
        label={t('shell.places.documents')}
        columns={[
          { label: t('documents.column.name') },
          ...(narrow ? [] : [{ label: t('documents.column.format') }]),
          { label: t('documents.column.segments'), number: true },
          { label: t('documents.column.progress'), number: true },
          ...(narrow ? [] : [{ label: t('documents.column.case') }, { label: t('documents.column.attributes') }]),
          { label: t('documents.column.acts'), acts: true },
        ]}
      >
        {shown.map((document) => (
          <DocumentRow
            key={document.id}
            document={document}
            caseName={cases.find(({ id }) => id === document.caseId)?.name}
            coded={coder === undefined ? undefined : (progress?.get(document.id) ?? 0)}
            open={document.id === open}
            narrow={narrow}
            readOnly={readOnly}
            onRename={onRename}
            onRemove={onRemove}
            onBringBack={onBringBack}
          />
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

interface DocumentRowProps extends Pick<DocumentsTableProps, 'readOnly' | 'onRename' | 'onRemove' | 'onBringBack'> {
  readonly document: ListedDocument
  readonly caseName: string | undefined
  /** Segments that the present coder has coded; `undefined` where nobody codes. */
  readonly coded: number | undefined
  readonly open: boolean
  readonly narrow: boolean
}

function DocumentRow({ document, caseName, coded, open, narrow, ...acts }: DocumentRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { id, name, source, segments, attributes, retiredAt } = document
  return (
    <tr aria-current={open || undefined}>
      <td>
        <button type="button" className={classes.name} onClick={() => goTo('documents', open ? undefined : id)}>
          {name}
        </button>
        {retiredAt ? <span className={classes.retired}> · {t('documents.retired')}</span> : null}
      </td>
      {narrow ? null : <td>{source.format}</td>}
      <td data-number>{format.count(segments)}</td>
      <td data-number>{coded === undefined ? nothing : format.count(coded)}</td>
      {narrow ? null : (
        <>
          <td>{caseName ?? nothing}</td>
          <td>
            <div className={classes.attributes}>
              {attributes.map((attribute) => `${attribute.name}: ${String(attribute.value)}`).join(', ') || nothing}
            </div>
          </td>
        </>
      )}
      <td data-acts>{acts.readOnly ? null : <DocumentActs document={document} {...acts} />}</td>
    </tr>
  )
}

function DocumentActs({
  document,
  onRename,
  onRemove,
  onBringBack,
}: Pick<DocumentRowProps, 'document' | 'onRename' | 'onRemove' | 'onBringBack'>) {
  const { t } = useTranslation()
  const { name, retiredAt } = document
  return (
    <>
      <IconAct label={t('documents.rename', { name })} icon={IconPencil} onClick={() => onRename(document)} />
      {retiredAt ? (
        <IconAct
          label={t('documents.bringBack', { name })}
          icon={IconArrowBackUp}
          onClick={() => onBringBack(document)}
        />
      ) : (
        <IconAct label={t('documents.remove', { name })} icon={IconTrash} onClick={() => onRemove(document)} />
      )}
    </>
  )
}
