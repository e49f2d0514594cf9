import {
  CartesianGrid,
  ErrorBar,
  ReferenceLine,
  ResponsiveContainer,
  Scatter,
  ScatterChart,
  XAxis,
  YAxis,
} from 'recharts'
import { useFormat } from '../../words/useFormat.ts'

export interface CodePoint {
  readonly name: string
  readonly alpha: number
  readonly low: number
  readonly high: number
}

interface CodeChartProps {
  readonly points: readonly CodePoint[]
  readonly thresholds: readonly { readonly at: number; readonly label: string }[]
}

const small = { fontSize: 12, fill: 'var(--muted)' }
const ticks = [-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1]
/** Coefficients below −.2 are rare and are drawn at the edge; their number stands in the table. */
const min = -0.2
const shown = (value: number) => Math.max(min, value)

/** Every code's alpha as a point with its interval, against the thresholds. */
export function CodeChart({ points, thresholds }: CodeChartProps) {
  const format = useFormat()
  const data = points.map(({ name, alpha, low, high }) => ({
    name,
    alpha: shown(alpha),
    reach: [shown(alpha) - shown(low), high - alpha],
  }))
  return (
    <ResponsiveContainer>
      <ScatterChart data={data} margin={{ top: 20, right: 40, bottom: 4, left: 8 }} accessibilityLayer={false}>
        <CartesianGrid vertical={false} stroke="var(--text)" strokeOpacity={0.08} />
        <XAxis
          type="number"
          dataKey="alpha"
          domain={[min, 1]}
          ticks={ticks}
          tickFormatter={format.coefficient}
          tick={small}
          tickLine={false}
          axisLine={{ stroke: 'var(--line-strong)' }}
        />
        <YAxis
          type="category"
          dataKey="name"
          interval={0}
          reversed
          width={168}
          tick={{ fontSize: 12, fill: 'var(--text)' }}
          tickLine={false}
          axisLine={false}
        />
        {thresholds.map(({ at, label }, i) => (
          <ReferenceLine
            key={at}
            x={at}
            stroke="var(--muted)"
            strokeDasharray="3 3"
            label={{ ...small, value: label, position: 'top', textAnchor: i === 0 ? 'end' : 'start' }}
          />
        ))}
        <Scatter dataKey="alpha" fill="var(--chart)" isAnimationActive={false}>
          <ErrorBar
            dataKey="reach"
            direction="x"
            width={0}
            stroke="var(--chart)"
            strokeOpacity={0.45}
            strokeWidth={4}
          />
        </Scatter>
      </ScatterChart>
    </ResponsiveContainer>
  )
}
