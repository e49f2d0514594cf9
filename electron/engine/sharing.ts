import { OperationName } from '../../shared/domain/question.ts'
import { AnalysisMode } from '../../shared/domain/run.ts'

export type Sharing = 'shared' | 'perCoder'

/**
 * Which questions coders may share, in each mode of analysis. Coding is never shared: were two coders to rest on one reply,
 * their agreement would be the cache's doing. A strategy may ask less in common than this table allows, never more.
 */
const table = new Map<string, ReadonlyMap<string, Sharing>>([
  [
    AnalysisMode.enum.deductive,
    new Map<string, Sharing>([
      [OperationName.enum.judgeRelevance, 'shared'],
      [OperationName.enum.assignCodes, 'perCoder'],
    ]),
  ],
])

/** @throws where the mode has no rule for the operation: sharing by oversight is the one fault no figure would show. */
export function sharingOf(mode: string, operation: string): Sharing {
  const sharing = table.get(mode)?.get(operation)
  if (!sharing) throw new Error(`no rule says whether coders share “${operation}” in the mode “${mode}”`)
  return sharing
}
