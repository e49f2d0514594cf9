import { z } from 'zod'
import { isWholeFrame, isWholeReply } from './bundle.ts'
import { FrameRecord, ReplyRecord } from './tier.ts'

/** Names of fields that only a person's coding has; a reply or frame that has one was fed from where it must not be. */
const manualFields = new Set(['origin', 'decision', 'memo', 'codedAt', 'roundId', 'visible', 'replaces', 'correction'])
/** Fields that say whose judgement something is, and words in them that mean a person's. */
const [authorFields, people] = [new Set(['coderId', 'coder', 'kind', 'provider']), new Set(['manual', 'human'])]

/** Shorter strings occur by chance within longer ones, so they count only where they stand alone. */
const tellingLength = 12

/**
 * Does the reply fit its frame: the right key, the right coder, a form that the operation reads? Frames are checked on their
 * own, once for all their replies.
 */
export function createReplyCheck() {
  const schemas = new Map<string, z.ZodType>()
  const schemaOf = ({ digest, parts }: FrameRecord) => {
    const schema = schemas.get(digest) ?? z.fromJSONSchema(parts.reply as Parameters<typeof z.fromJSONSchema>[0])
    schemas.set(digest, schema)
    return schema
  }
  return (record: unknown, frame: FrameRecord | undefined): boolean => {
    const parsed = ReplyRecord.safeParse(record)
    if (!parsed.success || !isWholeReply(parsed.data)) return false
    if (!frame) return false
    const { operation, onBehalfOf, settings } = frame.parts
    const coderId = 'coder' in onBehalfOf ? onBehalfOf.coder : null
    const reply = parsed.data
    return (
      reply.frame === frame.digest &&
      reply.operation === operation &&
      reply.coderId === coderId &&
      reply.provider === settings.provider &&
      reply.asked === settings.model &&
      schemaOf(frame).safeParse(reply.reply).success
    )
  }
}

export const isFrame = (frame: unknown): boolean => {
  const parsed = FrameRecord.safeParse(frame)
  return parsed.success && isWholeFrame(parsed.data)
}

/**
 * Where something of a person's coding stands, e.g. `reply.codes.0.origin`; `undefined` where nothing does.
 *
 * @param traces what only people's work holds, such as ids of human coders or words of a memo.
 */
export function manualTrace(value: unknown, traces: readonly string[], path = ''): string | undefined {
  if (typeof value === 'string') return isTrace(value, traces) ? path : undefined
  if (typeof value !== 'object' || value === null) return undefined
  for (const [name, part] of Object.entries(value)) {
    const place = path === '' ? name : `${path}.${name}`
    if (manualFields.has(name) || (authorFields.has(name) && people.has(part))) return place
    const found = manualTrace(part, traces, place)
    if (found !== undefined) return found
  }
  return undefined
}

const isTrace = (text: string, traces: readonly string[]) =>
  traces.some((trace) => text === trace || (trace.length >= tellingLength && text.includes(trace)))

/** Anchors of the codebook are passages that people chose, and the one way for them into a question: they are no trace. */
export const manualTraceIn = ({ parts }: FrameRecord, traces: readonly string[]) => {
  const { system: _, codebook: __, ...rest } = parts
  return manualTrace(rest, traces, 'frame')
}
