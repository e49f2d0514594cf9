import { z } from 'zod'
import { ProjectId } from '../domain/ids.ts'
import { RunStatus } from '../domain/run.ts'

/** Says that something changed, so that the page may ask. Losing one is harmless. At most ten a second for each run. */
export const Hint = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('run'), projectId: ProjectId, status: RunStatus }).readonly(),
  z.object({ kind: z.literal('lease'), projectId: ProjectId, page: z.string().nullable() }).readonly(),
])
export type Hint = z.infer<typeof Hint>
