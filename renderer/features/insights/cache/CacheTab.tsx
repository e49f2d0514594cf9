import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProjectSession } from '../../../db/projectSession.ts'
import { useDocuments } from '../../../db/queries/documents.ts'
import { useCodebookVersions, useCoders, useProjectInfo } from '../../../db/queries/project.ts'
import { useLookups, useRuns } from '../../../db/queries/runs.ts'
import { hostClient } from '../../../engine/connect.ts'
import { useClearedAnswers } from '../../../stores/clearedAnswers.ts'
import { goTo } from '../../../stores/navigation.ts'
import { Notice } from '../../../ui/Notice.tsx'
import { useFormat } from '../../../words/useFormat.ts'
import { CacheHead } from './CacheHead.tsx'
import { ClearDialog } from './ClearDialog.tsx'
import { EntryTable } from './EntryTable.tsx'
import { keptIn } from './kept.ts'
import { Misses } from './Misses.tsx'
import { SinceStart } from './SinceStart.tsx'
import { SizeAdvice } from './SizeAdvice.tsx'
import { Upkeep } from './Upkeep.tsx'
import { useCacheStats } from './useCacheStats.ts'

/** What models have answered in this project, what came of it, and what can be done with it. */
export function CacheTab({ explain }: { readonly explain: string | undefined }) {
  const session = useProjectSession((state) => state.session)
  return session ? <OpenCache session={session} explain={explain} /> : null
}

type Session = NonNullable<ReturnType<typeof useProjectSession.getState>['session']>

function OpenCache({ session, explain }: { readonly session: Session; readonly explain: string | undefined }) {
  const { t } = useTranslation()
  const { db, projectId, readOnly } = session
  const { stats, problem, again } = useCacheStats(projectId)
  const lookups = useLookups()
  const runs = useRuns()
  const coders = useCoders()
  const versions = useCodebookVersions()
  const documents = useDocuments()
  const info = useProjectInfo()
  const [clearing, setClearing] = useState(false)
  const failure =
    problem === undefined ? null : (
      <Notice
        kind="error"
        action={
          <Button variant="default" size="compact-sm" onClick={again}>
            {t('cache.again')}
          </Button>
        }
      >
        {t('cache.failed', { why: problem })}
      </Notice>
    )
  if (!stats || !runs || !coders || !versions || !documents || !info) return failure
  return (
    <>
      {failure}
      {stats.problem === undefined ? null : <Notice kind="warning">{stats.problem}</Notice>}
      {stats.enabled ? null : (
        <Notice
          kind="info"
          action={
            <Button variant="default" size="compact-sm" onClick={() => goTo('settings')}>
              {t('cache.openSettings')}
            </Button>
          }
        >
          {t('cache.off')}
        </Notice>
      )}
      <CacheHead stats={stats} lookups={lookups} />
      <BringBack onDone={again} />
      <EntryTable by={stats.by} coders={coders} readOnly={readOnly} onClear={() => setClearing(true)} />
      <SinceStart stats={stats} />
      <Misses db={db} runs={runs} coders={coders} documents={documents} chosen={explain} />
      <Upkeep db={db} projectName={info.name} entries={keptIn(stats).entries} readOnly={readOnly} onChange={again} />
      <SizeAdvice projectId={projectId} lookups={stats.lookups} />
      {clearing ? (
        <ClearDialog
          projectId={projectId}
          by={stats.by}
          coders={coders}
          versions={versions}
          runs={runs}
          onCleared={({ undo, ...amount }) => {
            useClearedAnswers.setState({ last: undo === undefined ? undefined : { projectId, undo, ...amount } })
            again()
          }}
          onClose={() => setClearing(false)}
        />
      ) : null}
    </>
  )
}

/** What was cleared last, with the one click that brings it back; then, that it is back. */
function BringBack({ onDone }: { readonly onDone: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const projectId = useProjectSession(({ session }) => session?.projectId)
  const last = useClearedAnswers((state) => state.last)
  const [back, setBack] = useState<number>()
  const [problem, setProblem] = useState<string>()
  if (problem !== undefined) return <Notice kind="error">{t('cache.upkeep.failed', { why: problem })}</Notice>
  if (last === undefined || last.projectId !== projectId)
    return back === undefined ? null : <Notice kind="done">{t('cache.clear.undone', { count: back })}</Notice>
  const { undo, entries, bytes } = last
  const bringBack = async () => {
    try {
      const restored = await hostClient['cache.undoClear']({ projectId, undo })
      useClearedAnswers.setState({ last: undefined })
      setBack(restored.entries)
      onDone()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
    }
  }
  return (
    <Notice
      kind="done"
      action={
        <Button variant="default" size="compact-sm" onClick={() => void bringBack()}>
          {t('cache.clear.undo')}
        </Button>
      }
    >
      {t('cache.clear.cleared', { count: entries, size: format.bytes(bytes) })}
    </Notice>
  )
}
