import { Anchor, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CallFigures } from '../../../shared/metrics/callFigures.ts'
import type { StoredRun } from '../../db/database.ts'
import { useCallFigures, useRunResults } from '../../db/queries/runs.ts'
import { goTo } from '../../stores/navigation.ts'
import { Stat, Stats } from '../../ui/Stat.tsx'
import { useAskedWith } from '../../words/useAskedWith.ts'
import { nothing, useFormat } from '../../words/useFormat.ts'
import { FailedUnits } from './FailedUnits.tsx'
import classes from './RunDetails.module.css'

interface RunDetailsProps {
  readonly run: StoredRun
  readonly versionNumber: number | undefined
}

/** What came of a run: calls made and avoided by cause, what each coder did, what failed, and with what it was asked. */
export function RunDetails({ run, versionNumber }: RunDetailsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const askedWith = useAskedWith()
  const figures = useCallFigures(run)
  const results = useRunResults(run.id)
  if (!figures || figures.segments === 0) return null
  const { calls, coders } = figures
  const avoided = Object.values(calls.avoided).reduce((sum, n) => sum + n, 0)
  const { settings } = run
  return (
    <div className={classes.details}>
      <Stats>
        <Stat label={t('runs.figures.calls')} value={format.count(calls.made)} />
        <Stat
          label={t('runs.figures.avoided')}
          value={format.count(avoided)}
          note={<Causes avoided={calls.avoided} />}
        />
        <Stat
          label={t('runs.figures.relevant')}
          value={format.count(figures.relevant)}
          note={t('runs.figures.ofSegments', { n: format.count(figures.segments) })}
        />
        {figures.failed === 0 ? null : <Stat label={t('runs.figures.failed')} value={format.count(figures.failed)} />}
        <Stat label={t('runs.figures.price')} value={<Price cost={figures.cost} />} />
      </Stats>
      <Table withRowBorders={false} className={classes.coders}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('runs.figures.coder')}</Table.Th>
            <Table.Th>{t('runs.figures.model')}</Table.Th>
            <Table.Th ta="right">{t('runs.figures.temperature')}</Table.Th>
            <Table.Th ta="right">{t('runs.figures.coded')}</Table.Th>
            <Table.Th ta="right">{t('runs.figures.noCode')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settings.coders.map((coder) => {
            const counted = coders.find(({ id }) => id === coder.id)
            return (
              <Table.Tr key={coder.id}>
                <Table.Td>{coder.name}</Table.Td>
                <Table.Td>{coder.settings.model}</Table.Td>
                <Table.Td ta="right">{coder.settings.temperature}</Table.Td>
                <Table.Td ta="right">{counted ? format.count(counted.coded) : nothing}</Table.Td>
                <Table.Td ta="right">{counted ? format.count(counted.noCode) : nothing}</Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
      <p className={classes.settings}>
        {versionNumber === undefined ? null : `${t('runs.codebookVersion', { n: versionNumber })} · `}
        {askedWith(settings)}
      </p>
      {calls.made === 0 ? null : (
        <p className={classes.settings}>
          <Anchor component="button" size="xs" onClick={() => goTo('insights', `cache:${run.id}`)}>
            {t('runs.whyAsked')}
          </Anchor>
        </p>
      )}
      {figures.failed > 0 && results ? <FailedUnits results={results} coders={settings.coders} /> : null}
    </div>
  )
}

const causes = ['shared', 'duplicate', 'earlierRun', 'singleFlight', 'canonical'] as const

function Causes({ avoided }: { readonly avoided: CallFigures['calls']['avoided'] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const known = causes.filter((cause) => avoided[cause] > 0)
  return (
    <>{known.map((cause) => `${format.count(avoided[cause])} ${t(`runs.figures.${cause}`)}`).join(', ') || nothing}</>
  )
}

function Price({ cost }: { readonly cost: CallFigures['cost'] | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!cost) return <>{t('runs.preview.unknown')}</>
  return <>{cost.amount === 0 ? t('runs.preview.free') : format.money(cost.amount, cost.currency)}</>
}
