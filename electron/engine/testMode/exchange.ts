import { createHash } from 'node:crypto'
import { z } from 'zod'
import { ProviderId } from '../../../shared/domain/ids.ts'
import { Usage } from '../../../shared/domain/question.ts'
import { canonicalJson } from '../../../shared/std/canonicalJson.ts'
import { fail } from '../../../shared/std/outcome.ts'
import type { ModelQuestion, Provider } from '../providers/provider.ts'
import type { Providers } from '../providers/providers.ts'

/** One attempt at one question, and what came back: what a run needs to be played again without any provider. */
export const Exchange = z
  .object({
    provider: ProviderId,
    host: z.string().optional(),
    local: z.boolean(),
    free: z.boolean(),
    /** SHA-256 of everything that was sent. */
    question: z.string(),
    outcome: z.discriminatedUnion('ok', [
      z.object({
        ok: z.literal(true),
        value: z.object({ raw: z.string(), usage: Usage.optional(), model: z.string().optional() }),
      }),
      z.object({
        ok: z.literal(false),
        failure: z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('rateLimited'), retryAfterMs: z.number().optional(), detail: z.string() }),
          z.object({ kind: z.literal('unreachable'), detail: z.string() }),
          z.object({ kind: z.literal('timeout'), detail: z.string() }),
          z.object({ kind: z.literal('refused'), detail: z.string() }),
        ]),
      }),
    ]),
  })
  .readonly()
export type Exchange = z.infer<typeof Exchange>

/**
 * Units one after the other, so that with a clock that stands still the same answers give the same journal, byte for byte; and
 * those answers either taken down, or given by what was taken down.
 */
export type TestMode =
  | { readonly record: (exchange: Exchange) => Promise<void> }
  | { readonly replay: readonly Exchange[] }

const digestOf = ({ operation, settings, system, prompt }: ModelQuestion): string =>
  createHash('sha256').update(canonicalJson({ operation, settings, system, prompt })).digest('hex')

export const providersInTestMode = (mode: TestMode, providers: Providers): Providers => ({
  ...providers,
  find: 'record' in mode ? recording(providers.find, mode.record) : replaying(mode.replay),
})

function recording(find: Providers['find'], record: (exchange: Exchange) => Promise<void>): Providers['find'] {
  return (id) => {
    const provider = find(id)
    if (!provider) return undefined
    const { host, local, free } = provider
    return {
      ...provider,
      ask: async (question, signal) => {
        const outcome = await provider.ask(question, signal)
        await record({ provider: id, host, local, free, question: digestOf(question), outcome })
        return outcome
      },
    }
  }
}

/** Asked the same again, it gives the next answer that was given; asked something else, it says that it does not know. */
function replaying(exchanges: readonly Exchange[]): Providers['find'] {
  const left = new Map<string, Exchange[]>()
  for (const exchange of exchanges) {
    const name = `${exchange.provider}/${exchange.question}`
    left.set(name, [...(left.get(name) ?? []), exchange])
  }
  return (id) => {
    const known = exchanges.find(({ provider }) => provider === id)
    if (!known) return undefined
    const ask: Provider['ask'] = async (question) =>
      left.get(`${id}/${digestOf(question)}`)?.shift()?.outcome ??
      fail({ kind: 'refused', detail: 'The recording that is replayed holds no answer to this question.' })
    return { host: known.host, local: known.local, free: known.free, ask }
  }
}
