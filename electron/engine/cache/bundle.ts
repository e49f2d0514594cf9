import { createHash } from 'node:crypto'
import { z } from 'zod'
import { contentKey } from './contentKey.ts'
import { frameDigest } from './frame.ts'
import { FrameRecord, ReplyRecord } from './tier.ts'

/** One line of a bundle, which carries replies to another machine: a frame, then replies to it. */
const BundleLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('frame'), frame: FrameRecord }),
  z.strictObject({ kind: z.literal('reply'), reply: ReplyRecord }),
])
export type BundleLine = z.infer<typeof BundleLine>

const sum = (body: string) => createHash('sha256').update(body).digest('hex')

/** SHA-256 of the rest, a space, and the rest as JSON. */
export function writeLine(line: BundleLine): string {
  const body = JSON.stringify(line)
  return `${sum(body)} ${body}`
}

/** @returns `undefined` for a line that is damaged, or was made up: digests and keys must follow from what the line holds. */
export function readLine(line: string): BundleLine | undefined {
  const body = line.slice(65).trimEnd()
  if (line.slice(0, 65) !== `${sum(body)} `) return undefined
  const parsed = BundleLine.safeParse(parseJson(body))
  if (!parsed.success) return undefined
  return isConsistent(parsed.data) ? parsed.data : undefined
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // the schema refuses it
  }
}

const isConsistent = (line: BundleLine) => (line.kind === 'frame' ? isWholeFrame(line.frame) : isWholeReply(line.reply))

/** Is the frame what its digest says? */
export const isWholeFrame = ({ digest, parts }: FrameRecord) => frameDigest(parts) === digest

/** Is the reply filed under the question that it names? */
export const isWholeReply = ({ key, frame, unit }: ReplyRecord) => contentKey(frame, unit) === key
