import { z } from 'zod'
import { CodeId, DocumentId } from './ids.ts'

/** Values a coder gives together with a code, e.g. severity from 1 to 5. */
export const Scale = z
  .object({
    level: z.enum(['ordinal', 'interval']),
    min: z.int(),
    max: z.int(),
    /** Names of the values from `min` upwards; may be empty. */
    labels: z.array(z.string()).readonly(),
  })
  .refine(({ min, max }) => min < max, 'a scale needs at least two values')
  .readonly()
export type Scale = z.infer<typeof Scale>

/** A passage that shows what a code means. With a source it is a passage of the data: figures that compare people and models leave that unit out. */
export const Anchor = z
  .object({
    text: z.string().min(1),
    source: z
      .object({ documentId: DocumentId, start: z.int().nonnegative(), end: z.int().positive() })
      .readonly()
      .optional(),
  })
  .readonly()
export type Anchor = z.infer<typeof Anchor>

export const Code = z
  .object({
    id: CodeId,
    name: z.string().min(1).max(200),
    definition: z.string(),
    /** When the code applies, one rule an entry. */
    inclusion: z.array(z.string().min(1)).readonly(),
    /** When it does not, although one might think so. */
    exclusion: z.array(z.string().min(1)).readonly(),
    anchors: z.array(Anchor).readonly(),
    colour: z.string().regex(/^#[0-9a-f]{6}$/i),
    parentId: CodeId.optional(),
    scale: Scale.optional(),
  })
  .readonly()
export type Code = z.infer<typeof Code>
