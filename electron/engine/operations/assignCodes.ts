import { z } from 'zod'
import type { Codebook } from '../../../shared/domain/codebook.ts'
import type { CodeId } from '../../../shared/domain/ids.ts'
import { delimit } from './delimit.ts'
import type { Operation } from './operation.ts'
import { personaOf } from './persona.ts'

export interface CodesReply {
  /** Empty: judged, and no code applies. */
  readonly codes: readonly {
    readonly code: CodeId
    readonly quote: string
    readonly reason: string
    readonly confidence: number
    readonly value?: number | null
  }[]
}

/** Which codes does one coder give the passage, and on what evidence? */
export const assignCodes: Operation<CodesReply> = {
  name: 'assignCodes',
  version: 1,
  system: ({ codebook, described, coder }) =>
    [
      ...personaOf(coder),
      'You code passages for a qualitative content analysis. Apply the codebook as it is written: its definitions and rules decide, not your own idea of the words.',
      codebook.severalCodes
        ? 'Give every code that applies, each once. Where none applies, give none.'
        : 'Give the one code that applies best. Where none applies, give none.',
      described,
      [
        'Answer with one JSON object and nothing else:',
        '{"codes": [{"code": "…", "quote": "…", "reason": "…", "confidence": 0.0}]}',
        '- code: the id in square brackets',
        '- quote: the words of the passage that decided, copied exactly',
        '- reason: one sentence',
        '- confidence: from 0 (a guess) to 1 (certain)',
        ...(codebook.codes.some(({ scale }) => scale)
          ? ['- value: for codes with a scale, a whole number from it']
          : []),
      ].join('\n'),
    ].join('\n\n'),
  prompt: delimit,
  reply: repliesTo,
  decision: ({ codes }) => codes.map(({ code, value }) => `${code}=${value ?? ''}`).sort(),
}

/** A code that is not in the codebook makes the whole reply unreadable: the model answered another question. */
function repliesTo(codebook: Codebook): z.ZodType<CodesReply> {
  const codes = new Map(codebook.codes.map((code) => [code.id, code]))
  const given = z
    .object({
      code: z.enum(codebook.codes.map(({ id }) => id)),
      quote: z.string(),
      reason: z.string(),
      confidence: z.number().min(0).max(1),
      value: z.int().nullish(),
    })
    .refine(({ code, value }) => {
      const scale = codes.get(code)?.scale
      return value == null || !scale || (scale.min <= value && value <= scale.max)
    }, 'the value lies outside the code’s scale')
  const list = z.array(given)
  return z.object({ codes: codebook.severalCodes ? list : list.max(1) })
}
