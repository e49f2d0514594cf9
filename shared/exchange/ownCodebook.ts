import { z } from 'zod'
import { Scale } from '../domain/code.ts'
import { CodeId } from '../domain/ids.ts'
import { codeName, wordings, words } from './codebookText.ts'
import type { CodeNode } from './codeNode.ts'

const Node: z.ZodType<CodeNode> = z
  .object({
    name: codeName,
    definition: words.default(''),
    rules: wordings,
    exclusions: wordings,
    examples: wordings,
    id: CodeId.optional(),
    colour: z
      .string()
      .regex(/^#[0-9a-f]{6}$/i)
      .optional(),
    scale: Scale.optional(),
    get codes() {
      return z.array(Node).default([])
    },
  })
  .transform(({ rules, exclusions, codes, ...node }) => ({
    ...node,
    inclusion: rules,
    exclusion: exclusions,
    subcodes: codes,
  }))

/** Our own form of a codebook file; all but `codes` and their names may be absent, and what else it holds is ignored. */
export const OwnCodebook = z.object({
  name: words.optional(),
  researchQuestion: words.default(''),
  rules: wordings,
  severalCodes: z.boolean().default(true),
  codes: z.array(Node).min(1),
})
