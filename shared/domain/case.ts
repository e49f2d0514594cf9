import { z } from 'zod'
import { Attribute } from './attribute.ts'
import { CaseId } from './ids.ts'

/** Whom or what the data are about: a person who speaks in one or several documents, an organisation, a household. */
export const Case = z
  .object({ id: CaseId, name: z.string().min(1), attributes: z.array(Attribute).readonly() })
  .readonly()
export type Case = z.infer<typeof Case>
