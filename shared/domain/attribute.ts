import { z } from 'zod'

const name = z.string().min(1).max(200)

/** A property of a document, a case or a segment, such as age or employer. Names are compared exactly. */
export const Attribute = z.discriminatedUnion('type', [
  z.object({ name, type: z.literal('text'), value: z.string() }).readonly(),
  z.object({ name, type: z.literal('number'), value: z.number() }).readonly(),
  z.object({ name, type: z.literal('date'), value: z.iso.date() }).readonly(),
  z.object({ name, type: z.literal('boolean'), value: z.boolean() }).readonly(),
])
export type Attribute = z.infer<typeof Attribute>

/**
 * One attribute of many segments: `values[i]` belongs to the i-th segment of its block, `null` where the segment has none.
 * Dates are ISO text. The speaker of a turn is the text column named `speaker`.
 */
export const AttributeColumn = z
  .object({
    name,
    type: z.enum(['text', 'number', 'date', 'boolean']),
    values: z.array(z.union([z.string(), z.number(), z.boolean(), z.null()])).readonly(),
  })
  .readonly()
export type AttributeColumn = z.infer<typeof AttributeColumn>

export const speakerColumn = 'speaker'
