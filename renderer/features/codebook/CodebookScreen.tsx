import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Code } from '../../../shared/domain/code.ts'
import { type CodebookVersion, hashOfCodebook } from '../../../shared/domain/codebook.ts'
import type { CodeId, ProjectId } from '../../../shared/domain/ids.ts'
import { readCodebook } from '../../../shared/exchange/readCodebook.ts'
import { writeCodebook } from '../../../shared/exchange/writeCodebook.ts'
import { saveCodebook } from '../../db/codebooks.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { useProjectSession } from '../../db/projectSession.ts'
import { useCodebookInForce, useCodebookVersions, useCoders } from '../../db/queries/project.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { fileNameOf, offerFile } from '../../ui/offerFile.ts'
import { Page } from '../../ui/Page.tsx'
import { Panes } from '../../ui/Panes.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { CodebookActs } from './CodebookActs.tsx'
import { CodebookNotices, type Imported } from './CodebookNotices.tsx'
import classes from './CodebookScreen.module.css'
import { CodeForm } from './CodeForm.tsx'
import { CodeTree } from './CodeTree.tsx'
import { blankCode, problemsOf, tidied } from './codebookDraft.ts'
import { SaveDialog } from './SaveDialog.tsx'
import { addCode, placeUnder, removeCode } from './treeMoves.ts'
import { useCodebookDraft } from './useCodebookDraft.ts'
import { useProblemSentence } from './useProblemSentence.ts'
import { VersionsDialog } from './VersionsDialog.tsx'
import { WholeForm } from './WholeForm.tsx'

/** The codebook: written as a draft, put in force as a version. */
export function CodebookScreen() {
  const session = useProjectSession((state) => state.session)
  const inForce = useCodebookInForce()
  const versions = useCodebookVersions()
  if (!session || !inForce || !versions) return null
  const { db, projectId, readOnly } = session
  return <Editor key={projectId} {...{ db, projectId, readOnly, inForce, versions }} />
}

interface EditorProps {
  readonly db: ProjectDatabase
  readonly projectId: ProjectId
  readonly readOnly: boolean
  readonly inForce: CodebookVersion
  /** The oldest first. */
  readonly versions: readonly CodebookVersion[]
}

function Editor({ db, projectId, readOnly, inForce, versions }: EditorProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const sentence = useProblemSentence()
  const coders = useCoders() ?? []
  const { codebook, begun, changed, outdated, edit, discard } = useCodebookDraft(projectId, inForce, readOnly)
  const [selected, setSelected] = useState<CodeId>()
  const [dialog, setDialog] = useState<'save' | 'versions'>()
  const [tried, setTried] = useState(false)
  const [imported, setImported] = useState<Imported>()

  const { codes } = codebook
  const code = codes.find(({ id }) => id === selected)
  const problems = useMemo(() => problemsOf(codebook), [codebook])
  // What is not filled in yet is no mistake before somebody wants to save it; two equal names are one at once.
  const shown = problems.filter(({ kind }) => tried || kind === 'sameName')
  const here = shown.find(({ codeId }) => codeId === code?.id)

  const editCodes = (next: readonly Code[]) => edit({ ...codebook, codes: next })
  const add = (parent: CodeId | undefined) => {
    const added = blankCode(codes)
    const beside = addCode(codes, added, selected)
    editCodes(parent === undefined ? beside : placeUnder(beside, added.id, parent))
    setSelected(added.id)
  }
  const remove = (gone: Code) => {
    const rest = removeCode(codes, gone.id)
    editCodes(rest)
    setSelected(rest[Math.min(codes.indexOf(gone), rest.length - 1)]?.id)
  }
  const putAway = () => {
    discard()
    setTried(false)
    setImported(undefined)
  }
  const askToSave = () => {
    setTried(true)
    const first = problems[0]
    if (first) setSelected(first.codeId)
    else setDialog('save')
  }
  const save = async (reason: string) => {
    await saveCodebook(db, tidied(codebook), reason)
    putAway()
  }
  const bringBack = async (version: CodebookVersion) => {
    await saveCodebook(db, version.codebook, version.reason)
    putAway()
    setDialog(undefined)
  }
  const importFile = async (file: File) => {
    const read = readCodebook(file.name, await file.text())
    if (!read.ok) return setImported({ kind: 'refused', problem: read.failure })
    edit(read.value)
    setSelected(undefined)
    setImported({ kind: 'taken', file: file.name, codes: read.value.codes.length })
  }
  const exportFile = () =>
    offerFile(
      new Blob([writeCodebook(tidied(codebook))], { type: 'application/json' }),
      fileNameOf(codebook.name || t('shell.places.codebook'), 'json'),
    )

  const notices = (
    <CodebookNotices
      readOnly={readOnly}
      outdatedBy={outdated ? inForce.number : undefined}
      imported={imported}
      problems={shown.filter((problem) => problem !== here)}
      onShow={setSelected}
    />
  )
  return (
    <Page
      filled
      title={t('shell.places.codebook')}
      subtitle={`${changed ? t('codebook.draft') : t('codebook.version', { number: inForce.number, date: format.date(inForce.createdAt) })} · ${t('codebook.codes', { count: codes.length })}`}
      actions={
        <CodebookActs
          readOnly={readOnly}
          changed={changed}
          empty={codes.length === 0}
          onVersions={() => setDialog('versions')}
          onImport={(file) => void importFile(file)}
          onExport={exportFile}
          onDiscard={putAway}
          onSave={askToSave}
        />
      }
    >
      {codes.length === 0 && !begun ? (
        <div className={classes.form}>
          {notices}
          <EmptyState
            sentence={t('codebook.empty')}
            action={readOnly ? undefined : <Button onClick={() => add(undefined)}>{t('codebook.firstCode')}</Button>}
          />
        </div>
      ) : (
        <Panes sizes={[{ name: 'codeTree', label: t('codebook.treePane'), min: 220, start: 300 }, undefined]}>
          <CodeTree
            codes={codes}
            selected={code?.id}
            marked={new Set(shown.map(({ codeId }) => codeId))}
            readOnly={readOnly}
            onSelect={setSelected}
            onMove={editCodes}
            onAdd={() => add(undefined)}
          />
          {/* Another code is another form: it begins at its top. */}
          <div className={classes.form} key={code?.id ?? ''}>
            {notices}
            {code ? (
              <CodeForm
                code={code}
                codes={codes}
                problem={here && sentence(here)}
                readOnly={readOnly}
                onChange={(next) => editCodes(codes.map((other) => (other.id === next.id ? next : other)))}
                onParent={(parent) => editCodes(placeUnder(codes, code.id, parent))}
                onAddBelow={() => add(code.id)}
                onRemove={() => remove(code)}
              />
            ) : (
              <WholeForm codebook={codebook} readOnly={readOnly} onChange={edit} />
            )}
          </div>
        </Panes>
      )}
      {dialog === 'save' ? (
        <SaveDialog
          number={numberOf(versions, hashOfCodebook(tidied(codebook)))}
          onSave={(reason) => void save(reason)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
      {dialog === 'versions' ? (
        <VersionsDialog
          versions={versions}
          coders={coders}
          inForce={inForce.hash}
          draft={changed}
          readOnly={readOnly}
          onBringBack={(version) => void bringBack(version)}
          onClose={() => setDialog(undefined)}
        />
      ) : null}
    </Page>
  )
}

/** A codebook equal to an earlier version is that version, and keeps its number. */
const numberOf = (versions: readonly CodebookVersion[], hash: CodebookVersion['hash']) =>
  versions.find((version) => version.hash === hash)?.number ?? versions.length + 1
