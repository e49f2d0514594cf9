import type {
  ModelQuestion,
  Provider,
  ProviderFailure,
  ProviderReply,
} from '../../electron/engine/providers/provider.ts'
import { type Outcome, succeed } from '../../shared/std/outcome.ts'

export interface SimulatedProvider extends Provider {
  /** Every question that was put, in order. */
  readonly asked: ModelQuestion[]
}

type Reply = (question: ModelQuestion) => Promise<Outcome<ProviderReply, ProviderFailure>>

/**
 * Answers as a sensible model would, from the text alone: passages with “weather” do not matter, and each code applies whose
 * id is in the text. Takes one turn of the event loop, as a server would.
 */
export const sensible: Reply = async ({ operation, text, codebook }) => {
  await new Promise((resolve) => setImmediate(resolve))
  const reply =
    operation === 'judgeRelevance'
      ? { relevant: !text.includes('weather') }
      : {
          codes: codebook.codes
            .filter(({ id }) => text.includes(id))
            .map(({ id }) => ({ code: id, quote: id, reason: 'it says so', confidence: 0.9 })),
        }
  return succeed({ raw: JSON.stringify(reply), usage: { input: 10, output: 2 }, model: 'simulated-1' })
}

/** A provider that notes what it is asked; without a host it counts as one within the process. */
export function simulateProvider(reply: Reply = sensible, host?: string): SimulatedProvider {
  const asked: ModelQuestion[] = []
  return {
    host,
    local: host === undefined,
    free: false,
    asked,
    ask: (question) => {
      asked.push(question)
      return reply(question)
    },
  }
}
