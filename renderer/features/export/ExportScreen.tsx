import { useTranslation } from 'react-i18next'
import { useProjectSession } from '../../db/projectSession.ts'
import { useCodebookVersions, useProjectInfo } from '../../db/queries/project.ts'
import { useRuns } from '../../db/queries/runs.ts'
import { Page } from '../../ui/Page.tsx'
import { CodebookExport } from './CodebookExport.tsx'
import { CodingsExport } from './CodingsExport.tsx'
import { CopyExport } from './CopyExport.tsx'

/** What can leave the project as a file, and what is in it. */
export function ExportScreen() {
  const { t } = useTranslation()
  const projectId = useProjectSession(({ session }) => session?.projectId)
  const info = useProjectInfo()
  const versions = useCodebookVersions()
  const runs = useRuns()
  return (
    <Page title={t('exporting.title')} subtitle={t('exporting.subtitle')}>
      {projectId && info && versions && runs ? (
        <>
          <CodingsExport projectId={projectId} name={info.name} runs={runs} />
          <CodebookExport name={info.name} versions={versions} inForce={info.codebook} />
          <CopyExport projectId={projectId} name={info.name} />
        </>
      ) : null}
    </Page>
  )
}
