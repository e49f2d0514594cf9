import type { z } from 'zod'
import type { Codebook } from '../../../shared/domain/codebook.ts'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import type { OperationName } from '../../../shared/domain/question.ts'

/** What the frame of a question is written from: all of it is the same for every unit of a run. */
export interface FrameInput {
  readonly codebook: Codebook
  /** The codebook in words; see `describeCodebook`. */
  readonly described: string
  /** Absent for questions that all coders share. */
  readonly coder?: AutomaticCoder
}

/** One question that can be put to a model about one unit. Pure: it writes the prompt and reads the reply. */
export interface Operation<Reply> {
  readonly name: OperationName
  /** Raise it when the prompt or the reading of the reply changes meaning: old cache entries then no longer match. */
  readonly version: number
  /** The system text: instructions and codebook, the same for every unit. */
  readonly system: (input: FrameInput) => string
  /** The user text: the unit, marked as data and not as instructions. */
  readonly prompt: (text: string) => string
  /** What a reply must look like; which codes there are is part of that. */
  readonly reply: (codebook: Codebook) => z.ZodType<Reply>
  /** What of a reply decides, without its wording: two replies agree where these are equal as canonical JSON. */
  readonly decision: (reply: Reply) => unknown
}
