import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectEntry } from '../../../shared/contract/projects.ts'
import { succeed } from '../../../shared/std/outcome.ts'
import { addProjectFile, createProject } from '../../db/projects.ts'
import { hostClient } from '../../engine/connect.ts'
import { goToProject } from '../../stores/navigation.ts'
import { FileAct } from '../../ui/FileAct.tsx'
import { NameDialog } from '../../ui/NameDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { addSample } from './addSample.ts'
import { RecentProjects } from './RecentProjects.tsx'
import classes from './StartScreen.module.css'
import { useProjects } from './useProjects.ts'

/** The way in: the sample, a new project, a file, or what was worked on before. */
export function StartScreen() {
  const { t, i18n } = useTranslation()
  const { entries, problem, busy, act } = useProjects()
  const [naming, setNaming] = useState(false)
  const [language, setLanguage] = useState<'en' | 'de'>()
  const spoken = language ?? (i18n.language === 'de' ? 'de' : 'en')

  const enter = (entry: ProjectEntry | undefined) => entry && goToProject(entry.projectId)
  const openSample = async () => enter(await act(t('project.sample'), async () => succeed(await addSample(spoken))))
  const make = async (name: string) =>
    enter(await act(name, async () => succeed(await createProject(hostClient, name))))
  const openFile = async (file: File) =>
    enter(await act(file.name, async () => addProjectFile(hostClient, await file.text(), file.name)))

  return (
    <main className={classes.screen}>
      <div className={classes.column}>
        <header>
          <h1 className={classes.title}>{t('project.title')}</h1>
          <p className={classes.subtitle}>{t('project.subtitle')}</p>
        </header>
        {problem === undefined ? null : <Notice kind="error">{problem}</Notice>}
        <div className={classes.sample}>
          <div className={classes.acts}>
            <Button loading={busy} onClick={() => void openSample()}>
              {t('project.sample')}
            </Button>
            <SegmentedControl
              aria-label={t('project.sampleLanguage')}
              data={[
                { value: 'en', label: 'English' },
                { value: 'de', label: 'Deutsch' },
              ]}
              value={spoken}
              onChange={(value) => setLanguage(value === 'de' ? 'de' : 'en')}
            />
            <span className={classes.spring} />
            <Button variant="default" disabled={busy} onClick={() => setNaming(true)}>
              {t('project.new')}
            </Button>
            <FileAct
              variant="default"
              label={t('project.open')}
              accept=".intercoder"
              onFiles={([file]) => file && void openFile(file)}
            />
          </div>
          <p className={classes.muted}>{t('project.sampleWhat')}</p>
        </div>
        <RecentProjects entries={entries} act={act} />
      </div>
      {naming ? (
        <NameDialog
          title={t('project.new')}
          label={t('project.newName')}
          act={t('project.newAct')}
          onSave={(name) => void make(name)}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </main>
  )
}
