import { builtInSharing, type RunSharing, type Sharing } from '../../shared/domain/sharing.ts'

/**
 * A strategy may ask less in common than the run's table allows, never more.
 *
 * @param run its mode, and its table where that is not the built-in one.
 * @throws where no rule speaks of the operation: sharing by oversight is the one fault no figure would show.
 */
export function sharingOf(
  { mode, sharing }: { readonly mode: string; readonly sharing?: RunSharing },
  operation: string,
): Sharing {
  const rules = sharing?.rules ?? (Object.hasOwn(builtInSharing, mode) ? builtInSharing[mode] : undefined)
  const rule = rules && Object.hasOwn(rules, operation) ? rules[operation] : undefined
  if (!rule) throw new Error(`no rule says whether coders share “${operation}” in the mode “${mode}”`)
  return rule
}
