import type { Code, Scale } from '../domain/code.ts'
import type { CodeId } from '../domain/ids.ts'
import { colourOf } from '../domain/palette.ts'
import { fail, type Outcome, succeed } from '../std/outcome.ts'
import { codeIdFrom } from './codeId.ts'

/** A code as codebook files hold it, with its subcodes inside. */
export interface CodeNode {
  readonly name: string
  readonly definition: string
  readonly inclusion: readonly string[]
  readonly exclusion: readonly string[]
  readonly examples: readonly string[]
  readonly subcodes: readonly CodeNode[]
  readonly id?: CodeId | undefined
  readonly colour?: string | undefined
  readonly scale?: Scale | undefined
}

/** The codes in the order of reading, each before its subcodes; or the name, with its path, that two siblings or ids share. */
export function codesFrom(nodes: readonly CodeNode[]): Outcome<readonly Code[], string> {
  const codes: Code[] = []
  const ids = new Set<CodeId>()

  /** @returns the path of the first double, if there is one. */
  const add = (siblings: readonly CodeNode[], above: readonly string[], parentId?: CodeId): string | undefined => {
    const names = new Set<string>()
    for (const node of siblings) {
      const path = [...above, node.name]
      const id = node.id ?? codeIdFrom(path)
      if (names.has(node.name) || ids.has(id)) return path.join(' > ')
      names.add(node.name)
      ids.add(id)
      codes.push(codeFrom(node, id, colourOf(codes.length), parentId))
      const double = add(node.subcodes, path, id)
      if (double !== undefined) return double
    }
    return undefined
  }

  const double = add(nodes, [])
  return double === undefined ? succeed(codes) : fail(double)
}

const codeFrom = (node: CodeNode, id: CodeId, colour: string, parentId: CodeId | undefined): Code => ({
  id,
  name: node.name,
  definition: node.definition,
  inclusion: node.inclusion,
  exclusion: node.exclusion,
  anchors: node.examples.map((text) => ({ text })),
  colour: node.colour ?? colour,
  ...(parentId !== undefined && { parentId }),
  ...(node.scale && { scale: node.scale }),
})
