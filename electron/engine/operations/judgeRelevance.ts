import { z } from 'zod'
import { delimit } from './delimit.ts'
import type { Operation } from './operation.ts'
import { personaOf } from './persona.ts'

/** Could any code apply? Asked once for all coders where they share it: a passage screened out is coded by nobody. */
export const judgeRelevance: Operation<{ relevant: boolean }> = {
  name: 'judgeRelevance',
  version: 1,
  system: ({ described, coder }) =>
    [
      ...personaOf(coder),
      'You screen passages for a qualitative content analysis. Say whether any code of the codebook could apply to the passage. Where it is open, say that it could: a passage that is left out here is read by nobody.',
      described,
      'Answer with one JSON object and nothing else: {"relevant": true} or {"relevant": false}.',
    ].join('\n\n'),
  prompt: delimit,
  reply: () => z.object({ relevant: z.boolean() }),
  decision: ({ relevant }) => relevant,
}
