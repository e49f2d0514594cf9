import type { Code } from '../domain/code.ts'
import type { Codebook } from '../domain/codebook.ts'
import type { CodeId } from '../domain/ids.ts'
import { colourOf } from '../domain/palette.ts'
import { codeIdFrom } from './codeId.ts'

/**
 * A codebook as JSON in our own form, which `readCodebook` reads back: subcodes lie inside their codes, `rules` says when
 * a code applies, `exclusions` when it does not. Ids and colours are written only where reading would not make the same.
 * Where in the data an example was found is not written, for a codebook file goes to other data.
 *
 * A code whose parent is missing, or is itself further down, becomes a code of the first level, so that none is lost.
 */
export function writeCodebook({ codes, ...codebook }: Codebook): string {
  const children = new Map<CodeId | undefined, Code[]>()
  const known = new Set(codes.map(({ id }) => id))
  for (const code of codes) {
    const parent = code.parentId !== undefined && known.has(code.parentId) ? code.parentId : undefined
    const siblings = children.get(parent) ?? []
    siblings.push(code)
    children.set(parent, siblings)
  }

  const written = new Set<CodeId>()
  const node = (code: Code, above: readonly string[]): object => {
    const path = [...above, code.name]
    const colour = colourOf(written.size)
    written.add(code.id)
    return {
      name: code.name,
      definition: code.definition,
      rules: code.inclusion,
      exclusions: code.exclusion,
      examples: code.anchors.map(({ text }) => text),
      id: code.id === codeIdFrom(path) ? undefined : code.id,
      colour: code.colour === colour ? undefined : code.colour,
      scale: code.scale,
      codes: unwritten(children.get(code.id) ?? []).map((child) => node(child, path)),
    }
  }
  const unwritten = (list: readonly Code[]) => list.filter(({ id }) => !written.has(id))

  const tree = (children.get(undefined) ?? []).map((code) => node(code, []))
  // What is still unwritten lies on a cycle.
  for (const code of codes) if (!written.has(code.id)) tree.push(node(code, []))
  return `${JSON.stringify({ ...codebook, codes: tree }, null, 2)}\n`
}
