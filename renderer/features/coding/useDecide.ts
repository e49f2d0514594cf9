import { useMemo } from 'react'
import type { CodebookVersion } from '../../../shared/domain/codebook.ts'
import type { CodeId, CoderId, DocumentId } from '../../../shared/domain/ids.ts'
import type { Decision, ManualCoding } from '../../../shared/domain/manualCoding.ts'
import type { Round } from '../../../shared/domain/round.ts'
import { segmentIdOf } from '../../../shared/domain/segment.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { changeDecision, clearDecision, type DecisionFrom } from '../../db/manualCodings.ts'

interface Circumstances {
  readonly db: ProjectDatabase | undefined
  readonly coder: CoderId
  readonly document: DocumentId
  readonly version: CodebookVersion
  readonly round: Round | undefined
  readonly showsAutomatic: boolean
}

/** What the present coder can do to a segment, given its ordinal. */
export interface Decide {
  /**
   * Gives the code, or takes it away where it is given.
   *
   * @param mine the decision as it is shown. @returns whether, by that, the code was given.
   */
  readonly toggle: (ordinal: number, mine: ManualCoding | undefined, code: CodeId) => boolean
  readonly judge: (ordinal: number, decision: Decision) => void
  readonly setValue: (ordinal: number, code: CodeId, value: number) => void
  /** Without a decision there is nothing to keep a memo with, and nothing happens. */
  readonly setMemo: (ordinal: number, memo: string) => void
  readonly clear: (ordinal: number) => void
}

const codesOf = (coding: ManualCoding | undefined) => (coding?.decision.kind === 'codes' ? coding.decision.codes : [])

export function useDecide({ db, coder, document, version, round, showsAutomatic }: Circumstances): Decide {
  return useMemo(() => {
    const unitAt = (ordinal: number) => ({ kind: 'segment', segmentId: segmentIdOf(document, ordinal) }) as const
    const change = (ordinal: number, decide: DecisionFrom) => {
      if (!db) return
      void changeDecision(db, coder, unitAt(ordinal), decide, {
        codebook: version.hash,
        // Others' codings are not on this screen; automatic ones are where the coder lets them be.
        visible: { automatic: showsAutomatic, otherCoders: false },
        ...(round ? { roundId: round.id } : {}),
      })
    }
    return {
      judge: (ordinal, decision) => change(ordinal, (standing) => ({ decision, memo: standing?.memo })),
      clear: (ordinal) => db && void clearDecision(db, coder, unitAt(ordinal)),
      toggle(ordinal, mine, code) {
        change(ordinal, (standing) => {
          const given = codesOf(standing)
          const rest = given.filter(({ codeId }) => codeId !== code)
          const added = rest.length === given.length
          const codes = added ? [...(version.codebook.severalCodes ? given : []), { codeId: code }] : rest
          return codes.length > 0 ? { decision: { kind: 'codes', codes }, memo: standing?.memo } : undefined
        })
        return !codesOf(mine).some(({ codeId }) => codeId === code)
      },
      setValue: (ordinal, code, value) =>
        change(ordinal, (standing) => {
          const codes = codesOf(standing).map((given) => (given.codeId === code ? { ...given, value } : given))
          return (
            standing && {
              decision: codes.length > 0 ? { kind: 'codes', codes } : standing.decision,
              memo: standing.memo,
            }
          )
        }),
      setMemo: (ordinal, memo) => change(ordinal, (standing) => standing && { decision: standing.decision, memo }),
    }
  }, [db, coder, document, version, round, showsAutomatic])
}
