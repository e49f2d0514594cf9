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

/** The attributes at one place of some columns; those without a value there are left out. */
export const attributesAt = (columns: readonly AttributeColumn[], place: number): readonly Attribute[] =>
  columns.flatMap(({ name, type, values }) => {
    const value = values[place]
    return value === null || value === undefined ? [] : [Attribute.parse({ name, type, value })]
  })

/**
 * Columns of `length` places whose attributes at one place are exactly these. A column keeps its type for all: where the new
 * value has another one, the column becomes text, so that no other place loses what it had.
 */
export function withAttributesAt(
  columns: readonly AttributeColumn[],
  length: number,
  place: number,
  attributes: readonly Attribute[],
): readonly AttributeColumn[] {
  const wanted = new Map(attributes.map((attribute) => [attribute.name, attribute]))
  const changed = columns.map((column) => {
    const attribute = wanted.get(column.name)
    wanted.delete(column.name)
    if (!attribute) return { ...column, values: column.values.with(place, null) }
    const others = column.values.some((value, i) => value !== null && i !== place)
    if (attribute.type === column.type || !others)
      return { ...column, type: attribute.type, values: column.values.with(place, attribute.value) }
    const texts = column.values.map((value) => (value === null ? null : String(value)))
    return { ...column, type: 'text' as const, values: texts.with(place, String(attribute.value)) }
  })
  const added = [...wanted.values()].map(({ name, type, value }) => ({
    name,
    type,
    values: Array.from({ length }, (_, i) => (i === place ? value : null)),
  }))
  return [...changed, ...added].filter(({ values }) => values.some((value) => value !== null))
}
