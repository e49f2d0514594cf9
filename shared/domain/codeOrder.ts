import type { Code } from './code.ts'
import type { CodeId } from './ids.ts'

export interface PlacedCode {
  readonly code: Code
  /** 0 for codes at the top. */
  readonly depth: number
}

/** The codes as a tree is read: each after its parent, siblings in the codebook's order. Codes whose parent is missing stand at the top. */
export function codesInOrder(codes: readonly Code[]): readonly PlacedCode[] {
  const known = new Set(codes.map((code) => code.id))
  const children = new Map<CodeId | undefined, Code[]>()
  for (const code of codes) {
    const parent = code.parentId !== undefined && known.has(code.parentId) ? code.parentId : undefined
    children.set(parent, [...(children.get(parent) ?? []), code])
  }
  const placed = new Set<CodeId>()
  const walk = (parent: CodeId | undefined, depth: number): PlacedCode[] =>
    (children.get(parent) ?? []).flatMap((code) => {
      if (placed.has(code.id)) return []
      placed.add(code.id)
      return [{ code, depth }, ...walk(code.id, depth + 1)]
    })
  const tree = walk(undefined, 0)
  // Codes that are each other's ancestors hang on nothing; they are shown rather than lost.
  return [...tree, ...codes.filter((code) => !placed.has(code.id)).map((code) => ({ code, depth: 0 }))]
}
