import { useMemo } from 'react'
import type { CodebookVersion } from '../../../shared/domain/codebook.ts'
import type { CodeId, CoderId, DocumentId } from '../../../shared/domain/ids.ts'
import type { Decision, ManualCoding } from '../../../shared/domain/manualCoding.ts'
import type { Round } from '../../../shared/domain/round.ts'
import { segmentIdOf } from '../../../shared/domain/segment.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { clearDecision, codeUnit } from '../../db/manualCodings.ts'

interface Circumstances {
  readonly db: ProjectDatabase | undefined
  readonly coder: CoderId
  readonly document: DocumentId
  readonly version: CodebookVersion
  readonly round: Round | undefined
  readonly showsAutomatic: boolean
}

/** What the present coder can do to a segment, given its ordinal and the decision that stands. */
export interface Decide {
  /** Gives the code, or takes it away where it is given. @returns whether it was given. */
  readonly toggle: (ordinal: number, mine: ManualCoding | undefined, code: CodeId) => boolean
  readonly judge: (ordinal: number, mine: ManualCoding | undefined, decision: Decision, memo?: string) => void
  readonly setValue: (ordinal: number, mine: ManualCoding, code: CodeId, value: number) => void
  readonly clear: (ordinal: number) => void
}

export function useDecide({ db, coder, document, version, round, showsAutomatic }: Circumstances): Decide {
  return useMemo(() => {
    const unitAt = (ordinal: number) => ({ kind: 'segment', segmentId: segmentIdOf(document, ordinal) }) as const
    const judge: Decide['judge'] = (ordinal, mine, decision, memo = mine?.memo) => {
      if (!db) return
      void codeUnit(db, coder, unitAt(ordinal), decision, {
        codebook: version.hash,
        // Others' codings are not on this screen; automatic ones are where the coder lets them be.
        visible: { automatic: showsAutomatic, otherCoders: false },
        ...(round ? { roundId: round.id } : {}),
        ...(memo ? { memo } : {}),
      })
    }
    const clear: Decide['clear'] = (ordinal) => db && void clearDecision(db, coder, unitAt(ordinal))
    return {
      judge,
      clear,
      toggle(ordinal, mine, code) {
        const given = mine?.decision.kind === 'codes' ? mine.decision.codes : []
        const rest = given.filter(({ codeId }) => codeId !== code)
        const added = rest.length === given.length
        const codes = added ? [...(version.codebook.severalCodes ? given : []), { codeId: code }] : rest
        if (codes.length > 0) judge(ordinal, mine, { kind: 'codes', codes })
        else clear(ordinal)
        return added
      },
      setValue(ordinal, mine, code, value) {
        if (mine.decision.kind !== 'codes') return
        const codes = mine.decision.codes.map((given) => (given.codeId === code ? { ...given, value } : given))
        judge(ordinal, mine, { kind: 'codes', codes })
      },
    }
  }, [db, coder, document, version, round, showsAutomatic])
}
