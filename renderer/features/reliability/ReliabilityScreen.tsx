import { Button, Progress, SegmentedControl } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Between } from '../../../shared/reliability/block.ts'
import type { BlockReport, ReliabilityReport } from '../../../shared/reliability/report.ts'
import { useProjectSession } from '../../db/projectSession.ts'
import { useCodebookInForce, useCodebookVersions, useCoders } from '../../db/queries/project.ts'
import { useRevision } from '../../db/queries/revision.ts'
import { goTo } from '../../stores/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Page, Section } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import type { Computed, Recomputation } from '../../workers/recomputation.ts'
import { reliabilityTask } from '../../workers/tasks.ts'
import { useComputed } from '../../workers/useComputed.ts'
import { Answer, headingOf } from './Answer.tsx'
import { CodeChartFrame } from './CodeChartFrame.tsx'
import { CodeTable } from './CodeTable.tsx'
import { LeftOut, Method } from './Method.tsx'
import { type Names, namesIn } from './names.ts'
import { PairTable } from './PairTable.tsx'
import classes from './ReliabilityScreen.module.css'

/** Do coders agree? First the answer, then every code and every pair, then how it was computed. */
export function ReliabilityScreen() {
  const { t } = useTranslation()
  const projectId = useProjectSession(({ session }) => session?.projectId)
  const task = useMemo(() => projectId && reliabilityTask(projectId), [projectId])
  const computed = useComputed(task, useRevision())
  const coders = useCoders()
  const versions = useCodebookVersions()
  const inForce = useCodebookInForce()
  const { result } = computed
  const names = result && coders && versions && inForce && namesIn(result, coders, versions, inForce.codebook)
  return (
    <Page
      wide
      title={t('reliability.title')}
      subtitle={inForce && t('reliability.subtitle', { version: inForce.number })}
    >
      <Work {...computed} />
      {names ? (
        <div className={classes.report} data-stale={computed.stale || undefined} aria-busy={computed.stale}>
          <Report report={result} names={names} automatic={coders.some(({ kind }) => kind === 'automatic')} />
        </div>
      ) : null}
    </Page>
  )
}

type WorkProps = Computed<ReliabilityReport> & Pick<Recomputation, 'cancel' | 'again'>

/** What the computation is at, where a person should know. */
function Work({ work, stale, cancel, again }: WorkProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (work.kind === 'busy' && work.long)
    return (
      <div className={classes.work}>
        <output>{t('reliability.computing', { share: format.percent(work.share) })}</output>
        <Progress value={work.share * 100} aria-label={t('reliability.title')} className={classes.bar} />
        <Button variant="default" onClick={cancel}>
          {t('reliability.cancel')}
        </Button>
      </div>
    )
  const retry = (
    <Button variant="default" onClick={again}>
      {t('reliability.again')}
    </Button>
  )
  if (work.kind === 'failed')
    return (
      <Notice kind="error" action={retry}>
        {t('reliability.failed', { why: work.why })}
      </Notice>
    )
  if (work.kind === 'cancelled')
    return (
      <Notice kind="info" action={retry}>
        {t('reliability.cancelled')}
      </Notice>
    )
  return stale ? <output className={classes.stale}>{t('reliability.stale')}</output> : null
}

interface ReportProps {
  readonly report: ReliabilityReport
  readonly names: Names
  /** Does the project have automatic coders? Then a run is what is missing. */
  readonly automatic: boolean
}

const groups: readonly Between[] = ['human', 'mixed', 'automatic']

function Report({ report, names, automatic }: ReportProps) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Between>()
  const blocks = groups.map((group) => report[group])
  const compared = blocks.filter(({ overall }) => overall.pairableUnits > 0)
  const block = compared.find(({ between }) => between === chosen) ?? compared[0]
  if (!block) return <Nothing report={report} automatic={automatic} />
  return (
    <>
      <section aria-label={t('reliability.overview')}>
        {blocks.map((each) => (
          <Answer key={each.between} block={each} names={names} />
        ))}
      </section>
      {compared.length > 1 ? (
        <div className={classes.choice}>
          <span id="reliability-details">{t('reliability.show')}</span>
          <SegmentedControl
            aria-labelledby="reliability-details"
            value={block.between}
            onChange={(value) => setChosen(groups.find((group) => group === value))}
            data={compared.map((each) => ({
              value: each.between,
              label: t(`reliability.between.${headingOf(each)}`),
            }))}
          />
        </div>
      ) : null}
      <Details block={block} names={names} />
      <Method report={report} block={block} />
      <LeftOut report={report} />
    </>
  )
}

function Details({ block, names }: { readonly block: BlockReport; readonly names: Names }) {
  const { t } = useTranslation()
  return (
    <>
      <Section title={t('reliability.perCode.title')} note={t('reliability.perCode.note')}>
        <CodeChartFrame block={block} names={names} />
        <CodeTable block={block} names={names} />
      </Section>
      <Section title={t('reliability.pairs.title')} note={t('reliability.pairs.note')}>
        <PairTable block={block} names={names} />
      </Section>
    </>
  )
}

/** Nobody can be compared yet: one button leads to where that changes. */
function Nothing({ report, automatic }: Pick<ReportProps, 'report' | 'automatic'>) {
  const { t } = useTranslation()
  const judged = report.human.coders.length + report.automatic.coders.length > 0
  const next =
    !judged && !automatic ? 'addCoders' : automatic && report.automatic.coders.length === 0 ? 'startRun' : 'code'
  const place = ({ addCoders: 'coders', startRun: 'runs', code: 'coding' } as const)[next]
  return (
    <>
      <EmptyState
        sentence={t('reliability.none')}
        action={<Button onClick={() => goTo(place)}>{t(`reliability.next.${next}`)}</Button>}
      />
      <LeftOut report={report} />
    </>
  )
}
