import { z } from 'zod'

/** How a document is cut into segments. Sizes and overlap count UTF-16 code units. */
export const Segmentation = z.discriminatedUnion('by', [
  z.object({ by: z.literal('paragraph') }).readonly(),
  /** `language` is a BCP 47 tag for the sentence rules of `Intl.Segmenter`. */
  z.object({ by: z.literal('sentence'), language: z.string().min(2).max(35) }).readonly(),
  z.object({ by: z.literal('turn') }).readonly(),
  z.object({ by: z.literal('row') }).readonly(),
  z
    .object({ by: z.literal('size'), size: z.int().min(20).max(100_000), overlap: z.int().nonnegative() })
    .refine(({ size, overlap }) => overlap < size, 'the overlap must be smaller than the size')
    .readonly(),
])
export type Segmentation = z.infer<typeof Segmentation>
