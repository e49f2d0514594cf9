import type { Code } from '../../../shared/domain/code.ts'
import type { Codebook } from '../../../shared/domain/codebook.ts'
import { canonicalJson } from '../../../shared/std/canonicalJson.ts'

/** What one version of a codebook changed about another. A code is known by its id, so a renamed one is changed, not new. */
export interface CodebookChanges {
  readonly added: readonly Code[]
  readonly removed: readonly Code[]
  /** As they are afterwards. */
  readonly changed: readonly Code[]
  /** Name, question, general rules, several codes, or the order of the codes. */
  readonly general: boolean
}

export function codebookChanges(before: Codebook, after: Codebook): CodebookChanges {
  const old = new Map(before.codes.map((code) => [code.id, code]))
  const kept = new Set(after.codes.map(({ id }) => id))
  const frame = ({ codes, ...general }: Codebook, others: ReadonlySet<string>) =>
    canonicalJson([general, codes.map(({ id }) => id).filter((id) => others.has(id))])
  return {
    added: after.codes.filter(({ id }) => !old.has(id)),
    removed: before.codes.filter(({ id }) => !kept.has(id)),
    changed: after.codes.filter((code) => old.has(code.id) && canonicalJson(old.get(code.id)) !== canonicalJson(code)),
    general: frame(before, kept) !== frame(after, new Set(old.keys())),
  }
}
