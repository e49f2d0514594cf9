import type { CoderId, SegmentId } from '../../../shared/domain/ids.ts'
import type { OperationName, QuestionRecord } from '../../../shared/domain/question.ts'
import type { RunEvent, UnitEvent } from '../../../shared/domain/runEvent.ts'

/** A unit with a line, of which something is still missing. */
export interface FailedUnit {
  /** Who found no answer; `all` where nobody could judge the unit. */
  readonly coders: ReadonlySet<CoderId> | 'all'
  /** Questions that were answered, as `questionName` names them: a retry does not count them again. */
  readonly answered: ReadonlySet<string>
}

/** How far a run is, told from its journal. */
export interface Progress {
  readonly add: (event: RunEvent) => void
  /** Units with a line. */
  readonly done: () => number
  readonly failed: ReadonlyMap<SegmentId, FailedUnit>
  readonly end: () => 'finished' | 'cancelled' | undefined
}

export const questionName = (question: { readonly operation: OperationName; readonly coderId: CoderId | null }) =>
  `${question.operation}/${question.coderId ?? ''}`

/** Keeps what is missing, and of what is done only the number. */
export function createProgress(): Progress {
  const failed = new Map<SegmentId, FailedUnit>()
  let done = 0
  let end: 'finished' | 'cancelled' | undefined

  function addUnit({ segmentId, outcome, questions }: UnitEvent) {
    const before = failed.get(segmentId)
    if (!before) done++
    const missing = missingAfter(outcome)
    if (missing === undefined) failed.delete(segmentId)
    else failed.set(segmentId, { coders: missing, answered: answeredAfter(before, questions) })
  }
  return {
    add: (event) => {
      if (event.type === 'unit') addUnit(event)
      else end = event.type
    },
    done: () => done,
    failed,
    end: () => end,
  }
}

function missingAfter(outcome: UnitEvent['outcome']): FailedUnit['coders'] | undefined {
  if (outcome.kind === 'failed') return 'all'
  if (outcome.kind === 'notRelevant' || outcome.failures.length === 0) return undefined
  return new Set(outcome.failures.map(({ coderId }) => coderId))
}

const answeredAfter = (before: FailedUnit | undefined, questions: readonly QuestionRecord[]): ReadonlySet<string> =>
  new Set([...(before?.answered ?? []), ...questions.filter(({ failed }) => failed === undefined).map(questionName)])
