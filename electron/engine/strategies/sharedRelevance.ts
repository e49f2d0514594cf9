import { judgeRelevance } from '../operations/judgeRelevance.ts'
import { code, coded, type Strategy } from './strategy.ts'

/** Asks once, for all coders, whether any code could apply; then each coder codes alone. */
export const sharedRelevance: Strategy = async (coders, ask) => {
  const relevance = await ask.forAll(judgeRelevance)
  if (!relevance.ok) return { kind: 'failed', failure: relevance.failure }
  const { reply, key } = relevance.value
  if (!reply.relevant) return { kind: 'notRelevant', upstream: [key] }
  return coded(await Promise.all(coders.map((coder) => code(coder, ask, [key]))))
}
