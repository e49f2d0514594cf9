import { useTranslation } from 'react-i18next'
import { useProjectSession } from '../../db/projectSession.ts'
import {
  useCodebookInForce,
  useCodebookVersions,
  useCoders,
  useProjectInfo,
  useRounds,
} from '../../db/queries/project.ts'
import { Page } from '../../ui/Page.tsx'
import { AutomaticCoders } from './AutomaticCoders.tsx'
import { People } from './People.tsx'
import { Rounds } from './Rounds.tsx'

/** Who codes, human and automatic, and in which rounds. */
export function CodersScreen() {
  const { t } = useTranslation()
  const session = useProjectSession((state) => state.session)
  const info = useProjectInfo()
  const coders = useCoders()
  const rounds = useRounds()
  const inForce = useCodebookInForce()
  const versions = useCodebookVersions()
  if (!session || !info || !coders || !rounds || !inForce || !versions) return null
  const { db, readOnly } = session
  return (
    <Page wide title={t('shell.places.coders')} subtitle={t('coders.subtitle')}>
      <People db={db} readOnly={readOnly} coders={coders} present={info.presentCoder} />
      <AutomaticCoders db={db} readOnly={readOnly} coders={coders} />
      <Rounds
        db={db}
        readOnly={readOnly}
        coders={coders}
        rounds={rounds}
        inForce={inForce}
        versions={versions}
        present={info.presentRound}
      />
    </Page>
  )
}
