import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import type { Document } from '../../../shared/domain/document.ts'
import { isFreshRun } from '../../../shared/domain/run.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { chooseOccasion } from '../../db/projectFacts.ts'
import { addRun } from '../../db/runs.ts'
import { hostClient } from '../../engine/connect.ts'
import { changePolicy, usePolicy } from '../../stores/policy.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { PreviewPanel } from './PreviewPanel.tsx'
import { type PreparedRun, prepareRun } from './prepareRun.ts'
import { RunForm, type RunWishes } from './RunForm.tsx'

interface NewRunDialogProps {
  readonly db: ProjectDatabase
  readonly defaultName: string
  readonly coders: readonly AutomaticCoder[]
  readonly documents: readonly Document[]
  readonly onClose: () => void
}

/** Wish, look, start: the engine gets the run before its preview, and asks nothing before its start. */
export function NewRunDialog({ db, defaultName, coders, documents, onClose }: NewRunDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { consent } = usePolicy((state) => state.policy)
  const [prepared, setPrepared] = useState<PreparedRun>()
  const [handedOver, setHandedOver] = useState<number>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const units = documents.reduce((sum, { segments }) => sum + segments, 0)

  /** Whatever the host refuses is said here, and the dialog stays open for another try. */
  const attempt = async (work: () => Promise<void>) => {
    setProblem(undefined)
    setBusy(true)
    try {
      await work()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    } finally {
      setBusy(false)
      setHandedOver(undefined)
    }
  }
  const preview = (wishes: RunWishes) =>
    attempt(async () => setPrepared(await prepareRun(hostClient, db, wishes, coders, setHandedOver)))

  const start = ({ settings }: PreparedRun, agreed: readonly string[]) =>
    attempt(async () => {
      const at = new Date().toISOString()
      if (agreed.length > 0)
        await changePolicy(settings.projectId, { consent: [...consent, ...agreed.map((host) => ({ host, at }))] })
      await addRun(db, settings)
      // Later runs join the occasion that a fresh one opens.
      if (isFreshRun(settings)) await chooseOccasion(db, settings.occasion)
      await hostClient['runs.start']({ projectId: settings.projectId, runId: settings.id })
      onClose()
    })
  const leave = () => {
    if (!prepared) return onClose()
    const { projectId, id } = prepared.settings
    void attempt(async () => {
      await hostClient['runs.delete']({ projectId, runId: id })
      onClose()
    })
  }
  return (
    <Dialog onClose={leave} title={t(prepared ? 'runs.preview.title' : 'runs.form.title')} size={640}>
      {problem === undefined ? null : <Notice kind="error">{problem}</Notice>}
      {prepared ? (
        <PreviewPanel
          preview={prepared.preview}
          settings={prepared.settings}
          agreed={new Set(consent.map(({ host }) => host))}
          busy={busy}
          onStart={(agreed) => void start(prepared, agreed)}
          onClose={leave}
        />
      ) : (
        <RunForm
          defaultName={defaultName}
          coders={coders}
          documents={documents}
          busy={busy}
          onPreview={(wishes) => void preview(wishes)}
          onClose={onClose}
        />
      )}
      {handedOver === undefined ? null : (
        <output>{t('runs.form.preparing', { done: format.count(handedOver), units: format.count(units) })}</output>
      )}
    </Dialog>
  )
}
