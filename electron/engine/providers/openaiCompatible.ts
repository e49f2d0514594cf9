import type { OpenAICompatibleProvider } from '@ai-sdk/openai-compatible'
import type { APICallError, LanguageModelUsage } from 'ai'
import { z } from 'zod'
import { isThisMachine } from '../../../shared/domain/host.ts'
import type { Usage } from '../../../shared/domain/question.ts'
import type { ProviderConfig } from '../../../shared/domain/settings.ts'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import type { ModelQuestion, Provider, ProviderFailure, ProviderReply } from './provider.ts'
import { retryAfterMs } from './retryAfter.ts'

export interface Connection {
  readonly fetch: () => Promise<typeof fetch>
  /** Read for every call, so that a key typed in now is used now. */
  readonly key: () => string | undefined
  readonly now: () => number
  /** After this many milliseconds without an answer an attempt counts as timed out. */
  readonly timeoutMs: number
}

/** Any server that speaks the OpenAI protocol: Ollama, LM Studio, vLLM, OpenRouter, OpenAI itself. */
export function createOpenAICompatibleProvider(config: ProviderConfig, connection: Connection): Provider {
  const { host } = new URL(config.baseUrl)
  /** Models that turned down a JSON schema; the prompt describes the reply in words as well. */
  const textOnly = new Set<string>()

  async function attempt(question: ModelQuestion, signal: AbortSignal, asText: boolean): Promise<ProviderReply> {
    // The SDK is large, and many projects never ask a server.
    const [{ createOpenAICompatible }, { generateText }] = await Promise.all([
      import('@ai-sdk/openai-compatible'),
      import('ai'),
    ])
    const server: OpenAICompatibleProvider = createOpenAICompatible({
      name: config.id,
      baseURL: config.baseUrl,
      apiKey: connection.key(),
      fetch: await connection.fetch(),
      supportsStructuredOutputs: true,
    })
    const { model, temperature, topP, seed } = question.settings
    const result = await generateText({
      model: server(model),
      system: question.system,
      prompt: question.prompt,
      temperature,
      topP,
      seed,
      maxRetries: 0,
      abortSignal: signal,
      ...(asText ? {} : { output: unparsed(question.reply) }),
      // Strict schemas know no optional fields, and some servers refuse them altogether.
      providerOptions: { openaiCompatible: { strictJsonSchema: false } },
    })
    if (result.finishReason === 'content-filter') throw new Declined()
    return { raw: result.text, usage: usageOf(result.usage), model: result.response.modelId }
  }

  async function ask(question: ModelQuestion, signal: AbortSignal) {
    const { model } = question.settings
    const timeout = AbortSignal.timeout(connection.timeoutMs)
    const either = AbortSignal.any([signal, timeout])
    try {
      try {
        return succeed(await attempt(question, either, textOnly.has(model)))
      } catch (error) {
        if (textOnly.has(model) || !(await isAboutTheFormat(error))) throw error
        textOnly.add(model)
        return succeed(await attempt(question, either, true))
      }
    } catch (error) {
      if (timeout.aborted) {
        const detail = `${host} did not answer within ${Math.round(connection.timeoutMs / 1000)} seconds.`
        return fail<ProviderFailure>({ kind: 'timeout', detail })
      }
      return translate(error, host, model, connection.now())
    }
  }

  return {
    host,
    local: isThisMachine(host),
    free: false,
    ask: async (question, signal) => withoutKey(await ask(question, signal), connection.key()),
  }
}

class Declined extends Error {}

/** Asks for JSON of this form and hands the text back as it came: it is made durable before anybody parses it. */
const unparsed = (reply: z.ZodType) => ({
  name: 'unparsed',
  responseFormat: Promise.resolve({ type: 'json' as const, schema: z.toJSONSchema(reply) as object }),
  parseCompleteOutput: async ({ text }: { text: string }) => text,
  parsePartialOutput: async ({ text }: { text: string }) => ({ partial: text }),
  createElementStreamTransform: () => undefined,
})

/** Some servers repeat the key in their answers and errors; what we keep and show must not. */
function withoutKey(
  outcome: Outcome<ProviderReply, ProviderFailure>,
  key: string | undefined,
): Outcome<ProviderReply, ProviderFailure> {
  if (!key) return outcome
  const clean = (text: string) => text.replaceAll(key, '…')
  if (!outcome.ok) return fail({ ...outcome.failure, detail: clean(outcome.failure.detail) })
  const { raw, model } = outcome.value
  return succeed({ ...outcome.value, raw: clean(raw), ...(model === undefined ? {} : { model: clean(model) }) })
}

async function translate(
  error: unknown,
  host: string,
  model: string,
  now: number,
): Promise<Outcome<ProviderReply, ProviderFailure>> {
  if (error instanceof Declined) return fail({ kind: 'refused', detail: `${model} at ${host} declined to answer.` })
  const call = await callError(error)
  if (!call) return fail({ kind: 'unreachable', detail: `${host} could not be reached: ${reasonOf(error)}.` })
  const { statusCode: status, responseHeaders: headers = {}, responseBody: body = '' } = call
  if (status === undefined)
    return fail({ kind: 'unreachable', detail: `${host} could not be reached: ${reasonOf(call)}.` })
  // A good status with a body that is none of the protocol's: an answer nobody can read.
  if (status < 300) return succeed({ raw: body })
  return fail(ofStatus(status, body, headers, host, now))
}

function ofStatus(
  status: number,
  body: string,
  headers: Record<string, string>,
  host: string,
  now: number,
): ProviderFailure {
  const said = messageIn(body)
  const detail = `${host} answered with status ${status}${said ? `: ${said}` : ''}.`
  // An empty account answers like a busy server, but does not recover by waiting.
  if (status === 429 && !/insufficient_quota/.test(body))
    return { kind: 'rateLimited', retryAfterMs: retryAfterMs(headers, now), detail }
  if (status === 408 || status === 504) return { kind: 'timeout', detail }
  if (status === 503 && headers['retry-after'])
    return { kind: 'rateLimited', retryAfterMs: retryAfterMs(headers, now), detail }
  return { kind: status >= 500 || status === 409 || status === 425 ? 'unreachable' : 'refused', detail }
}

async function isAboutTheFormat(error: unknown): Promise<boolean> {
  const call = await callError(error)
  const rejected = call?.statusCode === 400 || call?.statusCode === 422 || call?.statusCode === 501
  return rejected && /response_format|json_schema|schema|structured/i.test(call?.responseBody ?? '')
}

async function callError(error: unknown): Promise<APICallError | undefined> {
  const { APICallError } = await import('ai')
  return APICallError.isInstance(error) ? error : undefined
}

const ErrorBody = z.object({ error: z.union([z.string(), z.object({ message: z.string() })]) })

/** What the server says in the protocol's form; nothing where it answers in pages of its own. */
function messageIn(body: string): string {
  try {
    const { error } = ErrorBody.parse(JSON.parse(body))
    return (typeof error === 'string' ? error : error.message).slice(0, 300).replace(/\.$/, '')
  } catch {
    return ''
  }
}

/** Deep inside, network errors name what happened, e.g. `connect ECONNREFUSED 127.0.0.1:11434`. */
function reasonOf(error: unknown): string {
  let deepest = error
  while (deepest instanceof Error && deepest.cause !== undefined) deepest = deepest.cause
  return (deepest instanceof Error ? deepest.message || deepest.name : String(deepest)).slice(0, 200)
}

const usageOf = ({ inputTokens, outputTokens, inputTokenDetails, outputTokenDetails }: LanguageModelUsage): Usage => ({
  input: inputTokens,
  output: outputTokens,
  cachedInput: inputTokenDetails.cacheReadTokens,
  reasoning: outputTokenDetails.reasoningTokens,
})
