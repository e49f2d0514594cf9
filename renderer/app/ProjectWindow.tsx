import { Button, Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { useTranslation } from 'react-i18next'
import { ProjectId } from '../../shared/domain/ids.ts'
import { problemSentence } from '../../shared/words/problemSentence.ts'
import { closeProject, type OpenFailure, openProject, useProjectSession } from '../db/projectSession.ts'
import { useCoders, useProjectInfo } from '../db/queries/project.ts'
import { hostClient, pageId } from '../engine/connect.ts'
import { CodebookScreen } from '../features/codebook/CodebookScreen.tsx'
import { CodersScreen } from '../features/coders/CodersScreen.tsx'
import { CodingScreen } from '../features/coding/CodingScreen.tsx'
import { DocumentsScreen } from '../features/documents/DocumentsScreen.tsx'
import { ExportScreen } from '../features/export/ExportScreen.tsx'
import { InsightsScreen } from '../features/insights/InsightsScreen.tsx'
import { ReliabilityScreen } from '../features/reliability/ReliabilityScreen.tsx'
import { RunsScreen } from '../features/runs/RunsScreen.tsx'
import { SettingsScreen } from '../features/settings/SettingsScreen.tsx'
import { goToProject, type Place, useNavigation } from '../stores/navigation.ts'
import { readPolicy } from '../stores/policy.ts'
import { readRunStatuses } from '../stores/runStatus.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { focusContent } from '../ui/focusContent.ts'
import { Broken } from './Broken.tsx'
import classes from './ProjectWindow.module.css'
import { Rail } from './Rail.tsx'
import { TopBar } from './TopBar.tsx'

const screens: Record<Place, () => React.ReactNode> = {
  documents: DocumentsScreen,
  codebook: CodebookScreen,
  coders: CodersScreen,
  coding: CodingScreen,
  runs: RunsScreen,
  reliability: ReliabilityScreen,
  insights: InsightsScreen,
  export: ExportScreen,
  settings: SettingsScreen,
}

type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open' }
  | { readonly kind: 'failed'; readonly why: string }

/** An open project: the rail, the bar above, and the place where the reader is. */
export function ProjectWindow({ project }: { readonly project: string }) {
  const { t, i18n } = useTranslation()
  const [opening, setOpening] = useState<Opening>({ kind: 'opening' })

  // `i18n` stays what it is when the language changes; with `t` the project would be closed and opened again.
  useEffect(() => {
    let left = false
    const open = async () => {
      const id = ProjectId.safeParse(project)
      if (!id.success) return { kind: 'failed', why: i18n.t('shell.failure.missing') } as const
      const opened = await openProject(hostClient, pageId, id.data, (name) => i18n.t('shell.localCopy', { name }))
      if (!opened.ok) return { kind: 'failed', why: sentence(opened.failure) } as const
      await Promise.all([readPolicy(id.data), readRunStatuses(id.data)])
      return { kind: 'open' } as const
    }
    const sentence = (failure: OpenFailure) => {
      if (failure.code === 'openElsewhere' || failure.code === 'missing') return i18n.t(`shell.failure.${failure.code}`)
      return problemSentence(failure, i18n.language === 'de' ? 'de' : 'en')
    }
    open().then(
      (state) => left || setOpening(state),
      (error: Error) => left || setOpening({ kind: 'failed', why: error.message }),
    )
    return () => {
      left = true
      void closeProject()
    }
  }, [project, i18n])

  if (opening.kind === 'open') return <OpenProject />
  return opening.kind === 'opening' ? (
    <output className={classes.waiting}>
      <Loader size="sm" /> {t('shell.loading')}
    </output>
  ) : (
    <EmptyState
      sentence={opening.why}
      action={<Button onClick={() => goToProject(undefined)}>{t('shell.projects')}</Button>}
    />
  )
}

function OpenProject() {
  const { t } = useTranslation()
  const place = useNavigation((state) => state.place)
  const info = useProjectInfo()
  const coder = useCoders()?.find(({ id }) => id === info?.presentCoder)
  const open = useProjectSession(({ session }) => session !== undefined)
  const Screen = screens[place]
  useEffect(() => {
    if (place) focusContent()
  }, [place])
  if (!open) return null
  return (
    <div className={classes.window}>
      {/* A button and no link: the address names the place, and a link would change it. */}
      <button type="button" className={classes.skip} onClick={focusContent}>
        {t('shell.skip')}
      </button>
      <TopBar />
      <Rail coder={coder?.name} />
      <main id="content" className={classes.main} tabIndex={-1}>
        <ErrorBoundary FallbackComponent={Broken} resetKeys={[place]}>
          <Screen />
        </ErrorBoundary>
      </main>
    </div>
  )
}
