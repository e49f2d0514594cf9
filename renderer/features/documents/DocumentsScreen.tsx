import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReadFile } from '../../../shared/contract/files.ts'
import type { Case } from '../../../shared/domain/case.ts'
import type { CoderId, DocumentId } from '../../../shared/domain/ids.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { addDocuments, bringBackDocument, removeDocument, renameDocument } from '../../db/documents.ts'
import { useProjectSession } from '../../db/projectSession.ts'
import { type ListedDocument, useCases, useDocuments } from '../../db/queries/documents.ts'
import { useProjectInfo } from '../../db/queries/project.ts'
import { goTo, useNavigation } from '../../stores/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FileAct } from '../../ui/FileAct.tsx'
import { NameDialog } from '../../ui/NameDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page } from '../../ui/Page.tsx'
import { Panes } from '../../ui/Panes.tsx'
import { DocumentDetail } from './DocumentDetail.tsx'
import classes from './DocumentsScreen.module.css'
import { FoundDocuments } from './FoundDocuments.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { readable } from './importItems.ts'
import { useFileDrop } from './useFileDrop.ts'

/** The texts under study: what there is, how far it is coded, and the way in for more. */
export function DocumentsScreen() {
  const session = useProjectSession((state) => state.session)
  const info = useProjectInfo()
  const documents = useDocuments()
  const cases = useCases()
  if (!session || !info || !documents || !cases) return null
  const { db, readOnly } = session
  return <Documents {...{ db, readOnly, documents, cases }} coder={info.presentCoder} />
}

interface DocumentsProps {
  readonly db: ProjectDatabase
  readonly readOnly: boolean
  readonly documents: readonly ListedDocument[]
  readonly cases: readonly Case[]
  readonly coder: CoderId | undefined
}

/** What became of a document that was to go. */
interface Gone {
  readonly id: DocumentId
  readonly how: 'wasRetired' | 'wasRemoved'
  readonly name: string
}

function Documents({ db, readOnly, documents, cases, coder }: DocumentsProps) {
  const { t } = useTranslation()
  const detail = useNavigation((state) => state.detail)
  const [chosen, setChosen] = useState<readonly File[]>()
  const [renamed, setRenamed] = useState<ListedDocument>()
  const [gone, setGone] = useState<Gone>()

  const choose = useCallback((files: readonly File[]) => setChosen(files.length > 0 ? files : undefined), [])
  const over = useFileDrop(readOnly ? undefined : choose)
  const add = async (files: readonly ReadFile[]) => {
    await addDocuments(db, files)
    setChosen(undefined)
  }
  const remove = async ({ id, name }: ListedDocument) => {
    const how = await removeDocument(db, id)
    setGone({ id, how: how === 'retired' ? 'wasRetired' : 'wasRemoved', name })
    if (how === 'removed' && detail === id) goTo('documents')
  }

  const open = documents.find(({ id }) => id === detail)
  const segments = documents.reduce((sum, one) => sum + one.segments, 0)
  const addAct = (label: string) => (
    <FileAct variant="filled" label={label} accept={readable} multiple onFiles={choose} />
  )

  const list = (
    <div className={classes.list}>
      {gone === undefined ? null : <GoneNotice gone={gone} documents={documents} />}
      <FoundDocuments
        documents={documents}
        cases={cases}
        coder={coder}
        open={open?.id}
        readOnly={readOnly}
        onRename={setRenamed}
        onRemove={(one) => void remove(one)}
        onBringBack={({ id }) => void bringBackDocument(db, id)}
      />
    </div>
  )
  return (
    <Page
      filled
      title={t('shell.places.documents')}
      subtitle={
        documents.length === 0
          ? undefined
          : `${t('documents.count', { count: documents.length })} · ${t('documents.segments', { count: segments })}`
      }
      actions={readOnly || documents.length === 0 ? null : addAct(t('documents.add'))}
    >
      {documents.length === 0 ? (
        <EmptyState
          sentence={readOnly ? t('documents.readOnly') : t('documents.empty')}
          action={readOnly ? undefined : addAct(t('documents.add'))}
        />
      ) : open ? (
        <Panes sizes={[undefined, { name: 'documentDetail', label: t('documents.detail.pane'), min: 320, start: 440 }]}>
          {list}
          <DocumentDetail key={open.id} db={db} readOnly={readOnly} document={open} cases={cases} />
        </Panes>
      ) : (
        list
      )}
      {chosen === undefined ? null : <ImportDialog chosen={chosen} onAdd={add} onClose={() => setChosen(undefined)} />}
      {renamed === undefined ? null : (
        <NameDialog
          title={t('documents.rename', { name: renamed.name })}
          label={t('documents.newName')}
          name={renamed.name}
          act={t('common.rename')}
          maxLength={300}
          onSave={(name) => void renameDocument(db, renamed.id, name)}
          onClose={() => setRenamed(undefined)}
        />
      )}
      {over ? <div className={classes.over}>{t('documents.drop')}</div> : null}
    </Page>
  )
}

function GoneNotice({ gone, documents }: { readonly gone: Gone; readonly documents: readonly ListedDocument[] }) {
  const { t } = useTranslation()
  // Undo may have brought it back since, and then there is nothing to say.
  if (documents.some(({ id, retiredAt }) => id === gone.id && !retiredAt)) return null
  return (
    <div className={classes.notice}>
      <Notice kind="info">{t(`documents.${gone.how}`, { name: gone.name })}</Notice>
    </div>
  )
}
