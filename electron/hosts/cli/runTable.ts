import type { RunFigures } from './runFigures.ts'

type Line = readonly [label: string, figure: string]

const count = new Intl.NumberFormat('en')
/** As the field writes coefficients: two decimals, no leading nought. */
const figure = (value: number | null): string =>
  value === null
    ? 'no value'
    : value
        .toFixed(2)
        .replace('-0.00', '0.00')
        .replace(/^(-?)0\./, '$1.')

const coefficients = { alphaMasi: 'Krippendorff’s alpha (MASI)', alphaNominal: 'Krippendorff’s alpha (nominal)' }
const kinds = {
  stability: 'Stability: one instrument, repeated',
  reproducibility: 'Reproducibility: different instruments',
}

function reliabilityLines({ coefficient, alpha, low, high, units, kind }: RunFigures['reliability']): readonly Line[] {
  const interval = low === null || high === null ? '' : ` [${figure(low)}, ${figure(high)}]`
  return [
    [kinds[kind], ''],
    [`  ${coefficients[coefficient]}`, `${figure(alpha)}${interval}`],
    ['  units coded by at least two', count.format(units)],
  ]
}

/** What a reader must know of the figures before using them. */
function notesOn({ relevant, distinctRelevant, asked }: RunFigures, lexical: boolean): readonly string[] {
  const repeated = relevant - distinctRelevant
  return [
    ...(asked.fresh
      ? [
          'Everything was asked anew, under an occasion of its own. Answers of earlier occasions are kept, and were not used.',
        ]
      : []),
    ...(asked.againstMethod.length > 0
      ? [`Shared against the method, so agreement about it says nothing: ${asked.againstMethod.join(', ')}.`]
      : []),
    ...(asked.dedupe ? [] : ['Equal segments were asked one by one, and share nothing with runs that ask once.']),
    ...(repeated > 0 && asked.dedupe
      ? [
          `${repeated === 1 ? 'One relevant segment repeats' : `${count.format(repeated)} relevant segments repeat`} the text of another. Equal texts share their answers:`,
          'no further evidence of agreement, and the interval is narrower than it should be.',
        ]
      : []),
    ...(lexical
      ? ['The lexical coder compares words with the codebook. It is for trying things out, not for findings.']
      : []),
  ]
}

const costLine = ({ amount, currency }: RunFigures['cost']): Line => [
  'Cost',
  amount === null ? 'unknown: no price is known for this model' : `${amount} ${currency}`,
]

function linesOf(figures: RunFigures): readonly Line[] {
  const { calls, asked } = figures
  const counted = (label: string, value: number): Line => [label, count.format(value)]
  return [
    ['Strategy', `${asked.strategy} (${asked.label})`],
    ['Occasion', asked.occasion],
    ['Cache', asked.cache],
    ...(asked.sharing === null ? [] : [['Sharing table', asked.sharing] as const]),
    counted('Segments', figures.segments),
    counted('  distinct', figures.distinct),
    counted('  relevant', figures.relevant),
    counted('  distinct and relevant', figures.distinctRelevant),
    counted('  failed', figures.failed),
    counted('Calls made', calls.made),
    ...Object.entries(calls.byOperation).map(([name, made]) => counted(`  ${name}`, made)),
    counted(
      'Calls avoided',
      Object.values(calls.avoided).reduce((sum, avoided) => sum + avoided, 0),
    ),
    counted('  shared by the coders', calls.avoided.shared),
    counted('  equal content in this run', calls.avoided.duplicate),
    counted('  known from an earlier run', calls.avoided.earlierRun),
    counted('  under way in another run', calls.avoided.singleFlight),
    ...(asked.canonical.length > 0 ? [counted('  taken from what reads alike', calls.avoided.canonical)] : []),
    ...figures.coders.map(
      ({ id, coded, noCode }): Line => [id, `${count.format(coded)} coded, ${count.format(noCode)} without a code`],
    ),
    ...reliabilityLines(figures.reliability),
    costLine(figures.cost),
  ]
}

/**
 * The end of a run, for a person.
 *
 * @param lexical whether the lexical coder was among the coders: whoever reads the figures must know what coded.
 */
export function runTable(figures: RunFigures, results: string, lexical: boolean): string {
  const lines = linesOf(figures)
  const width = Math.max(...lines.map(([label]) => label.length))
  const table = lines.map(([label, value]) => `${label.padEnd(width)}  ${value}`.trimEnd())
  const notes = notesOn(figures, lexical)
  const told = notes.length > 0 ? ['', ...notes] : []
  return `${[...table, ...told, '', `The results are in ${results}`].join('\n')}\n`
}
