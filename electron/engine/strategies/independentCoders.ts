import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import { fail, succeed } from '../../../shared/std/outcome.ts'
import { judgeRelevance } from '../operations/judgeRelevance.ts'
import { code, coded, type Decision, type Strategy, type UnitQuestions } from './strategy.ts'

/** Each coder judges relevance alone, then codes: a unit that matters to nobody was judged by everybody. */
export const independentCoders: Strategy = async (coders, ask) => {
  const decisions = await Promise.all(coders.map((coder) => decide(coder, ask)))
  const first = decisions[0]?.outcome
  if (first && !first.ok && decisions.every(({ outcome }) => !outcome.ok))
    return { kind: 'failed', failure: first.failure }
  return coded(decisions)
}

/** Not relevant to this coder is this coder's judgement: none of the codes applies. */
async function decide(coder: AutomaticCoder, ask: UnitQuestions): Promise<Decision> {
  const relevance = await ask.forCoder(judgeRelevance, coder)
  if (!relevance.ok) return { coderId: coder.id, outcome: fail(relevance.failure) }
  const { reply, key } = relevance.value
  if (reply.relevant) return code(coder, ask, [])
  return { coderId: coder.id, outcome: succeed({ coderId: coder.id, codes: [], reply: key, upstream: [] }) }
}
