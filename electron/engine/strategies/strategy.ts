import type { AutomaticCoding } from '../../../shared/domain/automaticCoding.ts'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import type { Failure } from '../../../shared/domain/failure.ts'
import type { CacheKey, CoderId } from '../../../shared/domain/ids.ts'
import type { UnitOutcome } from '../../../shared/domain/runEvent.ts'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import { assignCodes } from '../operations/assignCodes.ts'
import { locateQuote } from '../operations/locateQuote.ts'
import type { Operation } from '../operations/operation.ts'

export type Answer<Reply> = Outcome<{ readonly reply: Reply; readonly key: CacheKey }, Failure>

/** Questions about one unit. Caching, queueing and retrying lie behind them, so that a strategy reads as the method. */
export interface UnitQuestions {
  readonly text: string
  readonly forAll: <Reply>(operation: Operation<Reply>) => Promise<Answer<Reply>>
  readonly forCoder: <Reply>(operation: Operation<Reply>, coder: AutomaticCoder) => Promise<Answer<Reply>>
}

/** Who is asked what about one unit, and in which order. */
export type Strategy = (coders: readonly AutomaticCoder[], ask: UnitQuestions) => Promise<UnitOutcome>

export interface Decision {
  readonly coderId: CoderId
  readonly outcome: Outcome<AutomaticCoding, Failure>
}

/** One coder codes the unit. Each quote is looked up in the text, for what a model calls a quote need not be one. */
export async function code(
  coder: AutomaticCoder,
  ask: UnitQuestions,
  upstream: readonly CacheKey[],
): Promise<Decision> {
  const answer = await ask.forCoder(assignCodes, coder)
  if (!answer.ok) return { coderId: coder.id, outcome: fail(answer.failure) }
  const { reply, key } = answer.value
  const once = new Map(reply.codes.toReversed().map((given) => [given.code, given]))
  const codes = [...once.values()].toReversed().map(({ code: codeId, quote, reason, confidence, value }) => ({
    codeId,
    quote: locateQuote(ask.text, quote),
    reason,
    confidence,
    ...(value == null ? {} : { value }),
  }))
  return { coderId: coder.id, outcome: succeed({ coderId: coder.id, codes, reply: key, upstream }) }
}

/** Those who answered have coded; that others did not takes nothing from them. */
export const coded = (decisions: readonly Decision[]): UnitOutcome => ({
  kind: 'coded',
  codings: decisions.flatMap(({ outcome }) => (outcome.ok ? [outcome.value] : [])),
  failures: decisions.flatMap(({ coderId, outcome }) => (outcome.ok ? [] : [{ coderId, failure: outcome.failure }])),
})
