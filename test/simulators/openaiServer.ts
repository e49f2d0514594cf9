import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ReceivedRequest {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: {
    readonly model: string
    readonly messages: readonly { readonly role: string; readonly content: string }[]
    readonly temperature?: number
    readonly seed?: number
    readonly response_format?: { readonly type: string; readonly json_schema?: { readonly schema: unknown } }
  }
}

export interface OpenAIServer {
  /** E.g. `http://127.0.0.1:41234/v1`. */
  readonly baseUrl: string
  readonly host: string
  readonly requests: ReceivedRequest[]
  readonly close: () => Promise<void>
}

/** Answers one request; may take its time, or never answer at all. */
export type Respond = (request: ReceivedRequest, response: ServerResponse) => void

/** A server that speaks the OpenAI protocol on the loopback interface, as ill-behaved as `respond` makes it. */
export async function startOpenAIServer(respond: Respond): Promise<OpenAIServer> {
  const requests: ReceivedRequest[] = []
  const server = createServer(async (incoming, response) => {
    const request = await read(incoming)
    requests.push(request)
    respond(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    baseUrl: `http://${host}/v1`,
    host,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** A completion as the protocol has it; `model` is who answered by its own word. */
export function complete(response: ServerResponse, content: string, finishReason = 'stop', model = 'small-2026-01-01') {
  json(response, 200, {
    id: 'one',
    object: 'chat.completion',
    created: 1,
    model,
    choices: [{ index: 0, finish_reason: finishReason, message: { role: 'assistant', content } }],
    usage: { prompt_tokens: 90, completion_tokens: 7, total_tokens: 97, prompt_tokens_details: { cached_tokens: 64 } },
  })
}

export function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body))
}

async function read(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const body = JSON.parse(Buffer.concat(chunks).toString('utf8'))
  return { path: incoming.url ?? '', authorization: incoming.headers.authorization, body }
}
