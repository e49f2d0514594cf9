import { lazy } from 'react'
import { useTranslation } from 'react-i18next'
import { csvLine } from '../../../shared/exchange/csvCell.ts'
import type { BlockReport } from '../../../shared/reliability/report.ts'
import { ChartFrame } from '../../ui/ChartFrame.tsx'
import type { CodePoint } from './CodeChart.tsx'
import type { Names } from './names.ts'
import { reliableFrom, tentativeFrom } from './verdict.ts'

const CodeChart = lazy(async () => ({ default: (await import('./CodeChart.tsx')).CodeChart }))

interface CodeChartFrameProps {
  readonly block: BlockReport
  readonly names: Names
}

/** The chart of the codes that have an interval; absent where none has. */
export function CodeChartFrame({ block, names }: CodeChartFrameProps) {
  const { t } = useTranslation()
  const points = block.perCode.flatMap<CodePoint>(({ codeId, value, interval }) =>
    value === undefined || !interval
      ? []
      : [{ name: names.code(codeId).name, alpha: value, low: interval.low, high: interval.high }],
  )
  if (points.length === 0) return null
  return (
    <ChartFrame
      label={t('reliability.chart.label')}
      menuLabel={t('reliability.chart.export')}
      fileName={t('reliability.chart.fileName')}
      height={points.length * 26 + 60}
      csv={() => tableOf(block, names)}
    >
      <CodeChart
        points={points}
        thresholds={[
          { at: tentativeFrom, label: t('reliability.chart.tentative') },
          { at: reliableFrom, label: t('reliability.chart.reliable') },
        ]}
      />
    </ChartFrame>
  )
}

const columns = ['code', 'alpha', 'low', 'high', 'percentAgreement', 'prevalence', 'units']

/** The table below the chart, with all digits. */
const tableOf = ({ perCode }: BlockReport, names: Names): string =>
  [
    csvLine(columns),
    ...perCode.map(({ codeId, value, interval, percentAgreement, prevalence, pairableUnits }) =>
      csvLine([
        names.code(codeId).name,
        value,
        interval?.low,
        interval?.high,
        percentAgreement.value,
        prevalence,
        pairableUnits,
      ]),
    ),
  ].join('')
