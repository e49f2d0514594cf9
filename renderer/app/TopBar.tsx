import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowBackUp, IconArrowForwardUp, IconHome } from '@tabler/icons-react'
import { useCallback, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { redo, undo } from '../db/act.ts'
import type { HistoryStep } from '../db/historyStep.ts'
import { useProjectSession } from '../db/projectSession.ts'
import { useHistory } from '../db/queries/project.ts'
import { useRuns } from '../db/queries/runs.ts'
import { ProjectTitle } from '../features/project/ProjectTitle.tsx'
import { goTo, goToProject } from '../stores/navigation.ts'
import { usePolicy } from '../stores/policy.ts'
import { useRunStatus } from '../stores/runStatus.ts'
import { useFormat } from '../words/useFormat.ts'
import classes from './TopBar.module.css'

/** Which project, is it saved, what can be undone, is AI on, what is running: always here, in words. */
export function TopBar() {
  const { t } = useTranslation()
  return (
    <header className={classes.bar}>
      <Tooltip label={t('shell.projects')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('shell.projects')}
          onClick={() => goToProject(undefined)}
        >
          <IconHome size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <ProjectTitle />
      <SavedState />
      <div className={classes.middle}>
        <UndoButtons />
      </div>
      <AiState />
      <RunState />
    </header>
  )
}

function SavedState() {
  const { t } = useTranslation()
  const session = useProjectSession((state) => state.session)
  if (!session) return null
  if (session.readOnly)
    return (
      <Tooltip label={t('shell.readOnlyWhy')}>
        <span className={classes.warning}>{t('shell.readOnly')}</span>
      </Tooltip>
    )
  const { save } = session
  if (save.kind === 'failed')
    return (
      <Tooltip label={save.reason}>
        <span className={classes.error} role="alert">
          {t('shell.saveFailed')}
        </span>
      </Tooltip>
    )
  return <output className={classes.quiet}>{t(`shell.${save.kind}`)}</output>
}

function UndoButtons() {
  const { t } = useTranslation()
  const steps = useHistory(50)
  const session = useProjectSession((state) => state.session)
  const db = session?.readOnly ? undefined : session?.db
  const last = steps?.find((step) => step.state === 'done')
  const next = steps?.findLast((step) => step.state === 'undone')
  const name = (step: HistoryStep) => t(`steps.${step.step.name}`)

  const back = useCallback(() => db && void undo(db), [db])
  const forth = useCallback(() => db && void redo(db), [db])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || isTyping(event.target)) return
      const key = event.key.toLowerCase()
      if (key === 'z' && !event.shiftKey) back()
      else if ((key === 'z' && event.shiftKey) || key === 'y') forth()
      else return
      event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [back, forth])

  const undoWord = last ? t('shell.undo', { step: name(last) }) : t('shell.nothingToUndo')
  const redoWord = next ? t('shell.redo', { step: name(next) }) : t('shell.nothingToRedo')
  return (
    <>
      <Tooltip label={`${undoWord} (${t('common.keys.ctrl')}+Z)`}>
        <ActionIcon variant="subtle" color="gray" aria-label={undoWord} disabled={!last || !db} onClick={back}>
          <IconArrowBackUp size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Tooltip label={`${redoWord} (${t('common.keys.ctrl')}+${t('common.keys.shift')}+Z)`}>
        <ActionIcon variant="subtle" color="gray" aria-label={redoWord} disabled={!next || !db} onClick={forth}>
          <IconArrowForwardUp size={18} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
    </>
  )
}

/** In a text field these keys belong to the text. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))

function AiState() {
  const { t } = useTranslation()
  const { ai, localOnly } = usePolicy((state) => state.policy)
  return (
    <button type="button" className={classes.state} onClick={() => goTo('settings')}>
      {t(ai ? (localOnly ? 'shell.aiLocal' : 'shell.aiOn') : 'shell.aiOff')}
    </button>
  )
}

function RunState() {
  const { t } = useTranslation()
  const format = useFormat()
  const runs = useRuns()
  const statuses = useRunStatus((state) => state.statuses)
  const running = runs?.map((run) => statuses.get(run.id)).find((status) => status?.state === 'running')
  return (
    <button type="button" className={classes.state} onClick={() => goTo('runs')}>
      {running
        ? t('shell.running', { done: format.count(running.done), units: format.count(running.units) })
        : t('shell.noRun')}
    </button>
  )
}
