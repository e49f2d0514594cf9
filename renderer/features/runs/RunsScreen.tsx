import { Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import { useProjectSession } from '../../db/projectSession.ts'
import { useDocuments } from '../../db/queries/documents.ts'
import { useCodebookInForce, useCodebookVersions, useCoders } from '../../db/queries/project.ts'
import { useRuns } from '../../db/queries/runs.ts'
import { goTo, type Place } from '../../stores/navigation.ts'
import { usePolicy } from '../../stores/policy.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { NewRunDialog } from './NewRunDialog.tsx'
import { RunItem } from './RunItem.tsx'

/** What automatic coders were asked to do, how far they are, and what came of it. */
export function RunsScreen() {
  const { t } = useTranslation()
  const session = useProjectSession((state) => state.session)
  const runs = useRuns()
  const coders = useCoders()?.filter((coder): coder is AutomaticCoder => coder.kind === 'automatic')
  const documents = useDocuments()?.filter(({ retiredAt }) => retiredAt === undefined)
  const version = useCodebookInForce()
  const versions = useCodebookVersions()
  const { ai } = usePolicy((state) => state.policy)
  const [adding, setAdding] = useState(false)
  const [discarded, setDiscarded] = useState(false)
  if (!session || !runs || !coders || !documents || !version || !versions) return null

  const obstacle = !ai
    ? ({ sentence: t('runs.aiOff'), act: t('runs.openSettings'), place: 'settings' } as const)
    : firstMissing(documents.length, version.codebook.codes.length, coders.length)
  const shown = runs.filter((run) => discarded || run.discardedAt === undefined)
  const hidden = runs.length - runs.filter((run) => run.discardedAt === undefined).length
  const start = (
    <Button disabled={session.readOnly} onClick={() => setAdding(true)}>
      {t('runs.newRun')}
    </Button>
  )

  function firstMissing(texts: number, codes: number, people: number) {
    const missing: { sentence: string; act: string; place: Place }[] = [
      ...(texts === 0
        ? [{ sentence: t('runs.noSegments'), act: t('runs.addDocuments'), place: 'documents' } as const]
        : []),
      ...(codes === 0 ? [{ sentence: t('runs.noCodes'), act: t('runs.writeCodes'), place: 'codebook' } as const] : []),
      ...(people === 0 ? [{ sentence: t('runs.noCoders'), act: t('runs.addCoders'), place: 'coders' } as const] : []),
    ]
    return missing[0]
  }
  const hurdle = obstacle && (
    <EmptyState
      sentence={obstacle.sentence}
      action={<Button onClick={() => goTo(obstacle.place)}>{obstacle.act}</Button>}
    />
  )
  return (
    <Page
      title={t('runs.title')}
      subtitle={t('runs.subtitle', { count: shown.length })}
      actions={obstacle || runs.length === 0 ? null : start}
    >
      {runs.length === 0 ? (hurdle ?? <EmptyState sentence={t('runs.none')} action={start} />) : hurdle}
      {shown.map((run, i) => (
        <RunItem
          key={run.id}
          run={run}
          versionNumber={versions.find(({ hash }) => hash === run.settings.codebookHash)?.number}
          open={i === 0}
        />
      ))}
      {hidden > 0 ? (
        <Checkbox
          size="xs"
          label={t('runs.showDiscarded')}
          checked={discarded}
          onChange={(event) => setDiscarded(event.currentTarget.checked)}
        />
      ) : null}
      {adding ? (
        <NewRunDialog
          db={session.db}
          defaultName={t('runs.form.defaultName', { n: runs.length + 1 })}
          coders={coders}
          documents={documents}
          onClose={() => setAdding(false)}
        />
      ) : null}
    </Page>
  )
}
