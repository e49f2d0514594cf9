import { MantineProvider } from '@mantine/core'
import { useEffect } from 'react'
import { ErrorBoundary } from 'react-error-boundary'
import { onHint as followHint } from '../db/projectSession.ts'
import { onHint } from '../engine/connect.ts'
import { StartScreen } from '../features/project/StartScreen.tsx'
import { useNavigation } from '../stores/navigation.ts'
import { useRunStatus } from '../stores/runStatus.ts'
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
