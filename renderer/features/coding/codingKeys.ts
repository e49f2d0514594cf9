/** What a key press asks for on the coding screen. */
export type CodingAct =
  | { readonly kind: 'applyCode'; readonly position: number }
  | { readonly kind: 'repeatLast' }
  | { readonly kind: 'noCode' }
  | { readonly kind: 'notRelevant' }
  | { readonly kind: 'skip' }
  | { readonly kind: 'unmark' }
  | { readonly kind: 'palette' }
  | { readonly kind: 'next' }
  | { readonly kind: 'previous' }
  | { readonly kind: 'nextOpen' }
  | { readonly kind: 'toggleAutomatic' }
  | { readonly kind: 'memo' }
  | { readonly kind: 'search' }
  | { readonly kind: 'help' }

interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
}

const acts = new Map<string, CodingAct>([
  ['0', { kind: 'noCode' }],
  ['x', { kind: 'notRelevant' }],
  ['s', { kind: 'skip' }],
  ['u', { kind: 'unmark' }],
  ['q', { kind: 'repeatLast' }],
  ['m', { kind: 'memo' }],
  ['/', { kind: 'palette' }],
  ['j', { kind: 'next' }],
  ['ArrowDown', { kind: 'next' }],
  ['k', { kind: 'previous' }],
  ['ArrowUp', { kind: 'previous' }],
  ['Enter', { kind: 'nextOpen' }],
  ['a', { kind: 'toggleAutomatic' }],
  ['f', { kind: 'search' }],
  ['?', { kind: 'help' }],
])

/** One key, one act; with Ctrl, Alt or ⌘ the key belongs to the system or to undo. */
export function actOf({ key, ctrlKey, metaKey, altKey }: KeyPress): CodingAct | undefined {
  if (ctrlKey || metaKey || altKey) return undefined
  if (/^[1-9]$/.test(key)) return { kind: 'applyCode', position: Number(key) - 1 }
  return acts.get(key) ?? acts.get(key.toLowerCase())
}

/** For the list of shortcuts, in the order in which a hand learns them. */
export const shortcuts: readonly { readonly keys: readonly string[]; readonly act: CodingAct['kind'] }[] = [
  { keys: ['1', '…', '9'], act: 'applyCode' },
  { keys: ['/'], act: 'palette' },
  { keys: ['Q'], act: 'repeatLast' },
  { keys: ['0'], act: 'noCode' },
  { keys: ['X'], act: 'notRelevant' },
  { keys: ['S'], act: 'skip' },
  { keys: ['U'], act: 'unmark' },
  { keys: ['M'], act: 'memo' },
  { keys: ['J', '↓'], act: 'next' },
  { keys: ['K', '↑'], act: 'previous' },
  { keys: ['Enter'], act: 'nextOpen' },
  { keys: ['A'], act: 'toggleAutomatic' },
  { keys: ['F'], act: 'search' },
  { keys: ['?'], act: 'help' },
]
