import { z } from 'zod'
import type { Operation } from '../../electron/engine/operations/operation.ts'
import type { OperationName } from '../../shared/domain/question.ts'

/** Stands in for an operation that no method asks yet: categories from a passage, as one mode of analysis understands them. */
export const developCategories = (mode: string): Operation<{ categories: readonly string[] }> => ({
  name: 'developCategories' as OperationName,
  version: 1,
  system: ({ described }) => [`Develop categories in the ${mode} way.`, described].join('\n\n'),
  prompt: (text) => text,
  reply: () => z.object({ categories: z.array(z.string()) }),
  decision: ({ categories }) => categories,
})
