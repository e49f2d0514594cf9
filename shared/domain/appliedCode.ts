import { z } from 'zod'
import { CodeId } from './ids.ts'

/** A code given to a unit. The value is present where the code has a scale. */
export const AppliedCode = z.object({ codeId: CodeId, value: z.int().optional() })
export type AppliedCode = z.infer<typeof AppliedCode>
