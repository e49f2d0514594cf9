import classes from './IntervalBar.module.css'

interface IntervalBarProps {
  readonly value: number | undefined
  readonly low: number | undefined
  readonly high: number | undefined
  /** Lines the reader measures the value against, e.g. .667 and .800. */
  readonly thresholds?: readonly number[]
  /** In words, for readers who cannot see it. */
  readonly label: string
}

const width = 160
const height = 16
/** Coefficients below −0.2 are rare and are drawn at the edge; their number stands beside the bar. */
const min = -0.2
const x = (value: number) => ((Math.max(min, Math.min(1, value)) - min) / (1 - min)) * (width - 8) + 4

/** A value with its interval on a line from −.2 to 1. */
export const IntervalBar = ({ value, low, high, thresholds = [0.667, 0.8], label }: IntervalBarProps) => (
  <svg width={width} height={height} role="img" aria-label={label} className={classes.bar}>
    <title>{label}</title>
    <line x1={x(min)} x2={x(1)} y1={8} y2={8} className={classes.axis} />
    {thresholds.map((threshold) => (
      <line key={threshold} x1={x(threshold)} x2={x(threshold)} y1={2} y2={14} className={classes.threshold} />
    ))}
    {low === undefined || high === undefined ? null : (
      <line x1={x(low)} x2={x(high)} y1={8} y2={8} className={classes.interval} />
    )}
    {value === undefined ? null : <circle cx={x(value)} cy={8} r={4} className={classes.value} />}
  </svg>
)
