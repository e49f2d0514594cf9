import type { BlockReport, CodeEstimate } from '../../../shared/reliability/report.ts'

/** @see Krippendorff, K. (2004). Reliability in content analysis. Human Communication Research, 30, 411–433. */
export const tentativeFrom = 0.667
export const reliableFrom = 0.8

/** What may be concluded from data that agree so well; `open` where nothing is known of the limits. */
export type Verdict = 'reliable' | 'tentative' | 'unreliable' | 'open'

/** Decided by the lower limit of the interval: by the coefficient itself, small samples would pass by luck. */
export function verdictOn({ interval }: BlockReport['overall']): Verdict {
  if (interval === undefined) return 'open'
  if (interval.low >= reliableFrom) return 'reliable'
  return interval.low >= tentativeFrom ? 'tentative' : 'unreliable'
}

/** Codes that nothing may be concluded from, the worst first. Rare ones are not judged: too little is known of them. */
export const codesInNeed = ({ perCode }: Pick<BlockReport, 'perCode'>): readonly CodeEstimate[] =>
  perCode
    .filter((code) => !code.rare && verdictOn(code) === 'unreliable')
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
