import { Bar, BarChart, LabelList, ResponsiveContainer, XAxis, YAxis } from 'recharts'

export interface Part {
  readonly key: string
  readonly n: number
  /** Stands in the part itself where there is room. */
  readonly label: string
  readonly asked: boolean
}

/** Shades of the one hue, from what was asked to what was spared; lines between them carry the difference in grey. */
const shades = [100, 34, 26, 18, 12, 6]
const fillOf = (i: number) => `color-mix(in srgb, var(--chart) ${shades[i]}%, var(--paper))`

/** Below this share a label does not fit its part; its number stands in the table. */
const roomFrom = 0.11

/** All questions as one bar. */
export function SavingsChart({ parts }: { readonly parts: readonly Part[] }) {
  const whole = parts.reduce((sum, { n }) => sum + n, 0)
  const row = Object.fromEntries(parts.map(({ key, n }) => [key, n]))
  return (
    <ResponsiveContainer>
      <BarChart
        layout="vertical"
        data={[row]}
        margin={{ top: 4, right: 40, bottom: 4, left: 0 }}
        accessibilityLayer={false}
      >
        <XAxis type="number" domain={[0, whole]} hide />
        <YAxis type="category" hide />
        {parts.map(({ key, n, label, asked }, i) => (
          <Bar
            key={key}
            dataKey={key}
            stackId="questions"
            barSize={36}
            fill={fillOf(i)}
            stroke="var(--paper)"
            strokeWidth={2}
            isAnimationActive={false}
          >
            {n / whole < roomFrom ? null : (
              <LabelList
                position="insideLeft"
                offset={10}
                fill={asked ? 'var(--paper)' : 'var(--text)'}
                fontSize={12}
                stroke="none"
                formatter={() => label}
              />
            )}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
