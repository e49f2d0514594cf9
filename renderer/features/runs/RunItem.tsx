import { Button } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoredRun } from '../../db/database.ts'
import { useProjectSession } from '../../db/projectSession.ts'
import { bringBackRun, deleteRun, discardRun } from '../../db/runs.ts'
import { hostClient } from '../../engine/connect.ts'
import { useRunStatus } from '../../stores/runStatus.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { RunDetails } from './RunDetails.tsx'
import classes from './RunItem.module.css'
import { RunProgress } from './RunProgress.tsx'

interface RunItemProps {
  readonly run: StoredRun
  /** The codebook version's number in this project; absent for a run of elsewhere. */
  readonly versionNumber: number | undefined
  readonly open: boolean
}

type Act = 'runs.start' | 'runs.pause' | 'runs.cancel' | 'runs.retryFailed'

/** One run: what it is doing, what can be done about it, and, opened, what came of it. */
export function RunItem({ run, versionNumber, open }: RunItemProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const session = useProjectSession((state) => state.session)
  const status = useRunStatus((state) => state.statuses.get(run.id))
  const [opened, setOpened] = useState(open)
  const [asking, setAsking] = useState<'cancel' | 'delete'>()
  const [problem, setProblem] = useState<string>()
  const { settings, discardedAt } = run
  const state = status?.state ?? run.state
  const done = status?.done ?? run.place
  if (!session) return null

  const attempt = (work: () => Promise<unknown>) => {
    setProblem(undefined)
    work().catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
  }
  const ask = (act: Act) =>
    attempt(async () => {
      const told = await hostClient[act]({ projectId: settings.projectId, runId: run.id })
      useRunStatus.getState().note(told)
    })
  const Chevron = opened ? IconChevronDown : IconChevronRight
  return (
    <section className={classes.run} aria-label={settings.name} data-discarded={discardedAt !== undefined}>
      <header className={classes.header}>
        <button type="button" className={classes.title} aria-expanded={opened} onClick={() => setOpened(!opened)}>
          <Chevron size={16} stroke={1.5} aria-hidden="true" />
          <h2>{settings.name}</h2>
          <span className={classes.state} data-state={state}>
            {discardedAt === undefined ? t(`runs.state.${state}`) : t('runs.discarded')}
          </span>
        </button>
        <span className={classes.date}>{format.dateTime(settings.createdAt)}</span>
        {session.readOnly ? null : (
          <RunActs
            state={state}
            failed={status?.failed ?? 0}
            discarded={discardedAt !== undefined}
            onAct={ask}
            onCancel={() => setAsking('cancel')}
            onDiscard={() => attempt(() => discardRun(session.db, run.id))}
            onBringBack={() => attempt(() => bringBackRun(session.db, run.id))}
            onDelete={() => setAsking('delete')}
          />
        )}
      </header>
      {problem === undefined ? null : <Notice kind="error">{problem}</Notice>}
      <RunProgress state={state} done={done} units={settings.units} reason={status?.reason} />
      {opened ? <RunDetails run={run} versionNumber={versionNumber} /> : null}
      {asking === 'cancel' ? (
        <ConfirmDialog
          title={t('runs.cancelTitle')}
          consequence={t('runs.cancelWhat')}
          act={t('runs.cancel')}
          onConfirm={() => ask('runs.cancel')}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
      {asking === 'delete' ? (
        <ConfirmDialog
          title={t('runs.deleteTitle', { name: settings.name })}
          consequence={t('runs.deleteWhat')}
          act={t('runs.delete')}
          onConfirm={() => attempt(() => deleteRun(hostClient, session.db, run.id))}
          onClose={() => setAsking(undefined)}
        />
      ) : null}
    </section>
  )
}

interface RunActsProps {
  readonly state: StoredRun['state']
  readonly failed: number
  readonly discarded: boolean
  readonly onAct: (act: Act) => void
  readonly onCancel: () => void
  readonly onDiscard: () => void
  readonly onBringBack: () => void
  readonly onDelete: () => void
}

/** What can be done with a run in its state, the likeliest act last. */
function RunActs({ state, failed, discarded, onAct, onCancel, onDiscard, onBringBack, onDelete }: RunActsProps) {
  const { t } = useTranslation()
  const quiet = { variant: 'default', size: 'compact-sm' } as const
  if (discarded)
    return (
      <>
        <Button {...quiet} onClick={onDelete}>
          {t('runs.delete')}
        </Button>
        <Button {...quiet} onClick={onBringBack}>
          {t('runs.bringBack')}
        </Button>
      </>
    )
  if (state === 'running')
    return (
      <Button {...quiet} onClick={() => onAct('runs.pause')}>
        {t('runs.pause')}
      </Button>
    )
  if (state === 'paused' || state === 'interrupted' || state === 'prepared')
    return (
      <>
        <Button {...quiet} onClick={onCancel}>
          {t('runs.cancel')}
        </Button>
        <Button size="compact-sm" onClick={() => onAct('runs.start')}>
          {t('runs.resume')}
        </Button>
      </>
    )
  return (
    <>
      <Button variant="subtle" color="gray" size="compact-sm" onClick={onDiscard}>
        {t('runs.discard')}
      </Button>
      {state === 'finished' && failed > 0 ? (
        <Button size="compact-sm" onClick={() => onAct('runs.retryFailed')}>
          {t('runs.retry', { count: failed })}
        </Button>
      ) : null}
    </>
  )
}
