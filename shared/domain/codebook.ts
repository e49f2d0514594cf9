import { z } from 'zod'
import { canonicalJson } from '../std/canonicalJson.ts'
import { sha256 } from '../std/sha256.ts'
import { Code } from './code.ts'
import { CodebookHash, type CodeId, CoderId } from './ids.ts'

/** What coders are told: the question, general rules, and the codes with theirs. Names of siblings differ. */
export const Codebook = z
  .object({
    name: z.string(),
    researchQuestion: z.string(),
    /** Rules for every code. */
    rules: z.array(z.string().min(1)).readonly(),
    /** May one unit carry several codes? It decides the coefficient as well. */
    severalCodes: z.boolean(),
    codes: z.array(Code).readonly(),
  })
  .readonly()
export type Codebook = z.infer<typeof Codebook>

/** A codebook as it was at one time. Versions are kept for good: codings say which one they followed. */
export const CodebookVersion = z
  .object({
    hash: CodebookHash,
    /** Counts from 1 within a project. */
    number: z.int().positive(),
    codebook: Codebook,
    createdAt: z.iso.datetime(),
    createdBy: CoderId.optional(),
    /** Why it was changed; may be empty. */
    reason: z.string(),
  })
  .readonly()
export type CodebookVersion = z.infer<typeof CodebookVersion>

export const hashOfCodebook = (codebook: Codebook): CodebookHash => CodebookHash.parse(sha256(canonicalJson(codebook)))

/** The names from the top down to this code, e.g. `['Work', 'Hours']`; a cycle in broken data ends the path. */
export function codePath(codes: readonly Code[], id: CodeId): readonly string[] {
  const path: string[] = []
  const seen = new Set<CodeId>()
  for (let code = codes.find((c) => c.id === id); code && !seen.has(code.id); ) {
    seen.add(code.id)
    path.unshift(code.name)
    const parent = code.parentId
    code = parent === undefined ? undefined : codes.find((c) => c.id === parent)
  }
  return path
}
