import { z } from 'zod'
import { AutomaticCoding } from './automaticCoding.ts'
import { Failure } from './failure.ts'
import { CacheKey, CoderId, SegmentId, TextHash } from './ids.ts'
import { QuestionRecord } from './question.ts'

/** What became of a unit. `failed` is not `notRelevant`: nobody judged it. */
export const UnitOutcome = z.discriminatedUnion('kind', [
  z
    .object({
      kind: z.literal('coded'),
      codings: z.array(AutomaticCoding).readonly(),
      /** Coders who found no answer; the others' codings stand. */
      failures: z.array(z.object({ coderId: CoderId, failure: Failure }).readonly()).readonly(),
    })
    .readonly(),
  /** Screened out by a shared answer: nobody coded it, and it is no agreement. */
  z.object({ kind: z.literal('notRelevant'), upstream: z.array(CacheKey).readonly() }).readonly(),
  z.object({ kind: z.literal('failed'), failure: Failure }).readonly(),
])
export type UnitOutcome = z.infer<typeof UnitOutcome>

const numbered = { seq: z.int().positive(), at: z.iso.datetime() }

/**
 * One line of a run's journal. A unit's result is one line, never several: a crash may keep any prefix of the file,
 * and a unit with only some of its coders would look finished. A retry appends a second line that names only what it adds.
 */
export const RunEvent = z.discriminatedUnion('type', [
  z
    .object({
      ...numbered,
      type: z.literal('unit'),
      segmentId: SegmentId,
      /** SHA-256 of the unit's text: units with equal content have equal ones. */
      content: TextHash,
      outcome: UnitOutcome,
      questions: z.array(QuestionRecord).readonly(),
    })
    .readonly(),
  /** Every unit has a line. Lines may follow, where failed units are asked again. */
  z.object({ ...numbered, type: z.literal('finished') }).readonly(),
  z.object({ ...numbered, type: z.literal('cancelled') }).readonly(),
])
export type RunEvent = z.infer<typeof RunEvent>
export type UnitEvent = Extract<RunEvent, { type: 'unit' }>
