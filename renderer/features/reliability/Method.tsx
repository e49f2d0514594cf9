import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { BlockReport, ReliabilityReport } from '../../../shared/reliability/report.ts'
import { Section } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { leftOutOf } from './leftOut.ts'
import classes from './Method.module.css'

interface MethodProps {
  readonly report: ReliabilityReport
  /** The group of coders that is looked at. */
  readonly block: BlockReport
}

/** How the figures came about: enough to compute them again. */
export function Method({ report, block }: MethodProps) {
  const { t } = useTranslation()
  return (
    <Section title={t('reliability.method.title')}>
      <dl className={classes.method}>
        <Part name={t('reliability.method.coefficient')}>{t(`reliability.method.${block.coefficient}`)}</Part>
        <Part name={t('reliability.method.interval')}>
          <IntervalMethod block={block} />
        </Part>
        <Part name={t('reliability.method.units')}>
          {t('reliability.method.unitsAre')} <UnitNotes report={report} block={block} />
        </Part>
        <Part name={t('reliability.method.thresholds')}>{t('reliability.method.thresholdsAre')}</Part>
      </dl>
    </Section>
  )
}

const Part = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </>
)

function IntervalMethod({ block }: Pick<MethodProps, 'block'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const { interval } = block.overall
  if (!interval) return t('reliability.method.noInterval')
  const { level, replicates, seed, undefinedReplicates } = interval
  const sentences = [
    t('reliability.method.bootstrap', { level: format.percent(level), replicates: format.count(replicates), seed }),
    ...(undefinedReplicates > 0 ? [t('reliability.method.undefinedReplicates', { count: undefinedReplicates })] : []),
  ]
  return sentences.join(' ')
}

function UnitNotes({ report, block }: MethodProps) {
  const { t } = useTranslation()
  const { emptyUnits, mixedCodebookUnits, repeatedContents } = block.notes
  const notes = [
    ['empty', emptyUnits],
    ['mixedCodebooks', mixedCodebookUnits],
    ['repeated', block.between === 'human' ? 0 : repeatedContents],
    ['projected', block.between === 'automatic' ? 0 : report.account.projectedSpans],
  ] as const
  return notes.flatMap(([note, count]) => (count > 0 ? [t(`reliability.method.${note}`, { count })] : [])).join(' ')
}

/** What is no reliability datum, why, and how much of it there is. */
export function LeftOut({ report }: Pick<MethodProps, 'report'>) {
  const { t } = useTranslation()
  const format = useFormat()
  const reasons = leftOutOf(report)
  return (
    <Section title={t('reliability.leftOut.title')} note={t('reliability.leftOut.note')}>
      {reasons.length === 0 ? (
        <p>{t('reliability.leftOut.nothing')}</p>
      ) : (
        <Table className={classes.leftOut}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">{t('reliability.leftOut.what')}</Table.Th>
              <Table.Th scope="col" data-number>
                {t('reliability.leftOut.n')}
              </Table.Th>
              <Table.Th scope="col">{t('reliability.leftOut.why')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {reasons.map(([reason, n]) => (
              <Table.Tr key={reason}>
                <Table.Th scope="row">{t(`reliability.leftOut.${reason}`)}</Table.Th>
                <Table.Td data-number>{format.count(n)}</Table.Td>
                <Table.Td>{t(`reliability.leftOut.${reason}Why`)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Section>
  )
}
