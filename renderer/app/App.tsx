import { MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { closeProject, onHint as followHint, reconnect, saveNow, useProjectSession } from '../db/projectSession.ts'
import { beforeClose, connection, onHint } from '../engine/connect.ts'
import { StartScreen } from '../features/project/StartScreen.tsx'
import { useNavigation } from '../stores/navigation.ts'
import { readRunStatuses, useRunStatus } from '../stores/runStatus.ts'
import { readSettings, useSettings } from '../stores/settings.ts'
import { speak } from '../words/language.ts'
import { Broken } from './Broken.tsx'
import { HostNotice } from './HostNotice.tsx'
import { ProjectWindow } from './ProjectWindow.tsx'
import { cssVariables, theme } from './theme.ts'

/** The window: its looks and language from the settings, and in it the start screen or a project. */
export function App() {
  const project = useNavigation((state) => state.project)
  const { language, theme: scheme, density } = useSettings((state) => state.settings)

  useEffect(() => {
    void readSettings()
  }, [])
  useEffect(() => speak(language), [language])
  useEffect(() => {
    document.documentElement.dataset.density = density
  }, [density])
  useEffect(
    () =>
      onHint((hint) => {
        if (hint.kind === 'run') useRunStatus.getState().note(hint.status)
        void followHint(hint)
      }),
    [],
  )
  // A host that was gone and is back knows nothing of this page's lease, nor the page of what runs did meanwhile.
  useEffect(() => connection.subscribe(() => connection.state() === 'online' && void comeBack()), [])
  // A hidden page may be ended without a further word.
  useEffect(() => {
    const onHide = () => document.visibilityState === 'hidden' && void saveNow()
    document.addEventListener('visibilitychange', onHide)
    return () => document.removeEventListener('visibilitychange', onHide)
  }, [])
  useEffect(() => beforeClose(async () => void (await closeProject())), [])
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      {...(scheme === 'system' ? {} : { forceColorScheme: scheme })}
    >
      <HostNotice />
      <ErrorBoundary FallbackComponent={Broken} resetKeys={[project]}>
        {project === undefined ? <StartScreen /> : <ProjectWindow key={project} project={project} />}
      </ErrorBoundary>
    </MantineProvider>
  )
}

async function comeBack() {
  await reconnect()
  const { session } = useProjectSession.getState()
  if (session) await readRunStatuses(session.projectId)
}
