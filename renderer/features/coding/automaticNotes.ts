import type { CoderId } from '../../../shared/domain/ids.ts'
import type { UnitResult } from '../../db/readRun.ts'
import type { AutomaticNote } from './SegmentRow.tsx'

/** What a run found about a segment, in the words of its coders' names; `''` stands for all coders at once. */
export function automaticNotes(
  result: UnitResult | undefined,
  names: ReadonlyMap<CoderId, string>,
): readonly AutomaticNote[] {
  if (!result) return []
  if (result.kind === 'notRelevant') return [{ coder: '', outcome: { kind: 'notRelevant' } }]
  return [
    ...result.codings.map(({ coderId, codes }) => ({
      coder: names.get(coderId) ?? coderId,
      outcome: { kind: 'coded', codes } as const,
    })),
    ...result.failures.map(({ coderId, detail }) => ({
      coder: coderId === undefined ? '' : (names.get(coderId) ?? coderId),
      outcome: { kind: 'failed', reason: detail } as const,
    })),
  ]
}
