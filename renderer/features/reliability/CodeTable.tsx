import { Table } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Estimate } from '../../../shared/reliability/estimate.ts'
import type { BlockReport, CodeEstimate } from '../../../shared/reliability/report.ts'
import { IntervalBar } from '../../ui/IntervalBar.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import { Term } from '../../ui/Term.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './CodeTable.module.css'
import type { Names } from './names.ts'
import { useLimits } from './useLimits.ts'

interface CodeTableProps {
  readonly block: BlockReport
  readonly names: Names
}

const columns = ['alpha', 'interval', 'bar', 'agreement', 'prevalence', 'n'] as const

/** Every code's agreement with what it rests on; first all codes together. */
export function CodeTable({ block, names }: CodeTableProps) {
  const { t } = useTranslation()
  return (
    <Table.ScrollContainer minWidth={720}>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('reliability.perCode.code')}</Table.Th>
            {columns.map((column) => (
              <Table.Th key={column} scope="col" data-number={column === 'bar' ? undefined : true}>
                <Term meaning={t(`reliability.perCode.${column}Why`)}>{t(`reliability.perCode.${column}`)}</Term>
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          <Row name={t('reliability.perCode.all')} estimate={block.overall} prevalence={undefined}>
            <strong>{t('reliability.perCode.all')}</strong>
          </Row>
          {block.perCode.map((code) => (
            <CodeRow key={code.codeId} code={code} names={names} />
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

function CodeRow({ code, names }: { readonly code: CodeEstimate; readonly names: Names }) {
  const { t } = useTranslation()
  const { name, colour, older } = names.code(code.codeId)
  return (
    <Row name={name} estimate={code} prevalence={code.prevalence}>
      <span className={classes.code}>
        <Swatch colour={colour} /> {name}
      </span>
      {older ? <span className={classes.note}>{t('reliability.perCode.older')}</span> : null}
      {code.rare && code.interval ? (
        <span className={classes.note}>{t('reliability.perCode.rare', { count: code.applied })}</span>
      ) : null}
    </Row>
  )
}

interface RowProps {
  readonly name: string
  readonly estimate: Estimate
  readonly prevalence: number | undefined
  /** The cell that names the row. */
  readonly children: ReactNode
}

function Row({ name, estimate, prevalence, children }: RowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { value, interval, pairableUnits, percentAgreement } = estimate
  const alpha = format.coefficient(value)
  const limits = useLimits()(interval)
  return (
    <Table.Tr>
      <Table.Th scope="row">{children}</Table.Th>
      <Table.Td data-number data-strong>
        {alpha}
      </Table.Td>
      {estimate.value === undefined ? (
        <Table.Td colSpan={2} className={classes.reason}>
          <Term meaning={t(`reliability.reasonWhy.${estimate.reason}`)}>
            {t(`reliability.reason.${estimate.reason}`)}
          </Term>
        </Table.Td>
      ) : (
        <>
          <Table.Td data-number>{limits}</Table.Td>
          <Table.Td>
            <IntervalBar
              value={value}
              low={interval?.low}
              high={interval?.high}
              label={t('reliability.perCode.barLabel', { code: name, alpha, limits })}
            />
          </Table.Td>
        </>
      )}
      <Table.Td data-number>{format.percent(percentAgreement.value)}</Table.Td>
      <Table.Td data-number>{format.percent(prevalence)}</Table.Td>
      <Table.Td data-number>{format.count(pairableUnits)}</Table.Td>
    </Table.Tr>
  )
}
