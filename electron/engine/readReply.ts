import { z } from 'zod'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'

/**
 * Reads a model's reply: one JSON object, alone or between prose or fences.
 *
 * @returns the reply, or one sentence on why it is none, fit to be told to the model.
 */
export function readReply<Reply>(raw: string, schema: z.ZodType<Reply>): Outcome<Reply, string> {
  const json = raw.slice(raw.indexOf('{'), raw.lastIndexOf('}') + 1)
  if (json === '') return fail('it holds no JSON object')
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch (error) {
    return fail(`it is no valid JSON (${(error as Error).message.slice(0, 120)})`)
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return succeed(parsed.data)
  return fail(
    `it does not have the form asked for (${z.prettifyError(parsed.error).replaceAll(/\s+/g, ' ').slice(0, 300)})`,
  )
}
