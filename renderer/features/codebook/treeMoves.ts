import type { Code } from '../../../shared/domain/code.ts'
import { codesInOrder } from '../../../shared/domain/codeOrder.ts'
import type { CodeId } from '../../../shared/domain/ids.ts'

/** Where a code can go from where it stands: among its siblings, below the one before it, or out beside its parent. */
export type Move = 'up' | 'down' | 'in' | 'out'

const parentOf = (codes: readonly Code[], { parentId }: Code): Code | undefined =>
  parentId === undefined ? undefined : codes.find((code) => code.id === parentId)

/** The code itself among them, in the codebook's order. */
const siblingsOf = (codes: readonly Code[], code: Code): readonly Code[] => {
  const parent = parentOf(codes, code)
  return codes.filter((other) => parentOf(codes, other) === parent)
}

/** Below another code, or at the top. */
const under = ({ parentId: _, ...code }: Code, parentId: CodeId | undefined): Code => ({
  ...code,
  ...(parentId === undefined ? {} : { parentId }),
})

const insertAt = (codes: readonly Code[], index: number, code: Code): readonly Code[] => codes.toSpliced(index, 0, code)

/**
 * The codes after one of them, with all below it, has moved.
 *
 * @returns `undefined` where there is no such way to go: the first cannot go up, a code at the top cannot go out.
 */
export function moveCode(codes: readonly Code[], id: CodeId, move: Move): readonly Code[] | undefined {
  const code = codes.find((other) => other.id === id)
  if (!code) return undefined
  const siblings = siblingsOf(codes, code)
  const place = siblings.indexOf(code)
  const others = codes.filter((other) => other !== code)
  switch (move) {
    case 'up':
      return swap(codes, code, siblings[place - 1])
    case 'down':
      return swap(codes, code, siblings[place + 1])
    case 'in': {
      const before = siblings[place - 1]
      // At the end of the list it comes after all that stood below its new parent.
      return before && [...others, under(code, before.id)]
    }
    case 'out': {
      const parent = parentOf(codes, code)
      return parent && insertAt(others, others.indexOf(parent) + 1, under(code, parentOf(codes, parent)?.id))
    }
  }
}

/** Only the order among siblings means anything, so two siblings can change places in the whole list. */
const swap = (codes: readonly Code[], a: Code, b: Code | undefined): readonly Code[] | undefined =>
  b && codes.map((code) => (code === a ? b : code === b ? a : code))

/** Takes a code out. What stood below it moves up to where it stood, for nobody asked to remove that. */
export function removeCode(codes: readonly Code[], id: CodeId): readonly Code[] {
  const gone = codes.find((code) => code.id === id)
  if (!gone) return codes
  const parent = parentOf(codes, gone)?.id
  const lifted = codes.filter((code) => code.parentId === id).map((code) => under(code, parent))
  return codes.flatMap((code) => (code.id === id ? lifted : code.parentId === id ? [] : [code]))
}

/** A new code after `beside`, at its level; at the end of the top level where there is no such code. */
export function addCode(codes: readonly Code[], code: Code, beside: CodeId | undefined): readonly Code[] {
  const neighbour = codes.find((other) => other.id === beside)
  if (!neighbour) return [...codes, under(code, undefined)]
  return insertAt(codes, codes.indexOf(neighbour) + 1, under(code, parentOf(codes, neighbour)?.id))
}

/** Hangs a code, with all below it, last under another one, or last at the top. */
export const placeUnder = (codes: readonly Code[], id: CodeId, parentId: CodeId | undefined): readonly Code[] =>
  codes
    .filter((code) => code.id !== id)
    .concat(codes.filter((code) => code.id === id).map((code) => under(code, parentId)))

/** The codes that another one can belong to without ending up below itself, in the codebook's order. */
export function possibleParents(codes: readonly Code[], id: CodeId): readonly Code[] {
  const below = new Set<CodeId>([id])
  const inOrder = codesInOrder(codes).map(({ code }) => code)
  // A code stands after its parent here, so one pass finds everything below.
  for (const code of inOrder) if (code.parentId !== undefined && below.has(code.parentId)) below.add(code.id)
  return inOrder.filter((code) => !below.has(code.id))
}
