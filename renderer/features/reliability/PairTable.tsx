import { Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CoderId } from '../../../shared/domain/ids.ts'
import type { BlockReport, PairEstimate } from '../../../shared/reliability/report.ts'
import { Term } from '../../ui/Term.tsx'
import { useFormat } from '../../words/useFormat.ts'
import type { Names } from './names.ts'
import classes from './PairTable.module.css'
import { useLimits } from './useLimits.ts'

interface PairTableProps {
  readonly block: BlockReport
  readonly names: Names
}

/** Who stands at the side and who on top: people against models, or everybody against everybody, each pair once. */
function sidesOf({ between, coders }: BlockReport) {
  const of = (kind: 'human' | 'automatic') => coders.filter((coder) => coder.kind === kind).map(({ id }) => id)
  const all = coders.map(({ id }) => id)
  return between === 'mixed'
    ? { rows: of('human'), columns: of('automatic') }
    : { rows: all.slice(1), columns: all.slice(0, -1) }
}

/** Agreement of coders two by two. The number says it; the ground behind it helps the eye. */
export function PairTable({ block, names }: PairTableProps) {
  const { t } = useTranslation()
  const { rows, columns } = sidesOf(block)
  const pairOf = (a: CoderId, b: CoderId) => block.pairs.find(({ pair }) => pair.includes(a) && pair.includes(b))
  return (
    <Table.ScrollContainer minWidth={0}>
      <Table className={classes.table} withRowBorders={false}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('reliability.pairs.corner')}</Table.Th>
            {columns.map((id) => (
              <Table.Th key={id} scope="col" className={classes.column}>
                {names.coder(id)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row, i) => (
            <Table.Tr key={row}>
              <Table.Th scope="row">{names.coder(row)}</Table.Th>
              {columns.map((column, j) => {
                const pair = block.between === 'mixed' || j <= i ? pairOf(row, column) : undefined
                return pair ? <Cell key={column} pair={pair} /> : <Table.Td key={column} />
              })}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  )
}

/** The share of the chart's colour at α = 1: as dark as text on it still reads well. */
const darkest = 45

function Cell({ pair }: { readonly pair: PairEstimate }) {
  const { t } = useTranslation()
  const format = useFormat()
  const limits = useLimits()
  const { value, interval, pairableUnits } = pair
  const share = Math.round(darkest * Math.max(0, value ?? 0))
  return (
    <Table.Td
      className={classes.cell}
      style={{ background: `color-mix(in srgb, var(--chart) ${share}%, var(--paper))` }}
    >
      <strong>{format.coefficient(value)}</strong>
      <span className={classes.rest}>
        {pair.value === undefined ? (
          <Term meaning={t(`reliability.reasonWhy.${pair.reason}`)}>{t(`reliability.reason.${pair.reason}`)}</Term>
        ) : (
          limits(interval)
        )}
      </span>
      <span className={classes.rest}>n {format.count(pairableUnits)}</span>
    </Table.Td>
  )
}
