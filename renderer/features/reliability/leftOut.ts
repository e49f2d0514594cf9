import type { ReliabilityReport } from '../../../shared/reliability/report.ts'

/** Why something is no reliability datum. */
type Reason =
  | keyof ReliabilityReport['account']['leftOut']['manual']
  | keyof ReliabilityReport['account']['leftOut']['automatic']
  | 'repeats'
  | 'anchors'

/** What was left out and how much of it, the weightiest reasons first; reasons that left out nothing are not listed. */
export function leftOutOf({ account, mixed }: ReliabilityReport): readonly (readonly [Reason, number])[] {
  const { manual, automatic, repeats } = account.leftOut
  const counts: readonly (readonly [Reason, number])[] = [
    ['training', manual.training],
    ['notIndependent', manual.notIndependent],
    ['correction', manual.correction],
    ['laterRound', manual.laterRound],
    ['screenedOut', automatic.screenedOut],
    ['anchors', mixed.notes.anchorUnits],
    ['repeats', repeats.length],
    ['failed', automatic.failed],
    ['skipped', manual.skipped],
    ['superseded', manual.superseded],
    ['withdrawn', manual.withdrawn],
    ['unplaced', manual.unplaced],
    ['earlierRun', automatic.earlierRun],
    ['discardedRuns', automatic.discardedRuns],
    ['otherRound', manual.otherRound],
    ['otherRuns', automatic.otherRuns],
  ]
  return counts.filter(([, n]) => n > 0)
}
