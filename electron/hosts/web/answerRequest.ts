import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Ports } from '../../engine/ports.ts'
import { type Fault, faultOf } from '../fault.ts'
import type { Leases } from '../leases.ts'
import { rendererFile } from '../rendererFile.ts'
import { securityHeaders } from '../securityHeaders.ts'
import { type Door, doorPage } from './doorPage.ts'
import { type Refusal, refusalOf } from './gate.ts'
import type { HintStreams } from './hintStreams.ts'
import { inputOf, TooLarge } from './requestBody.ts'
import type { Session } from './session.ts'

export interface WebHostParts {
  /** `127.0.0.1:<port>`, the one name under which the host answers. */
  readonly host: string
  readonly mark: string
  readonly session: Session
  readonly rendererFolder: string
  readonly answer: (name: string, input: unknown) => Promise<unknown>
  readonly streams: HintStreams
  readonly leases: Leases
  readonly log: Ports['log']
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly url: URL
}

const statusOf = {
  badCall: 400,
  tooLarge: 413,
  diskFull: 500,
  notPermitted: 500,
  inUse: 500,
  unexpected: 500,
} as const satisfies Record<Fault['code'], number>

const doorOf: Readonly<Record<Refusal, readonly [status: number, door: Door | undefined]>> = {
  foreignHost: [421, 'foreignHost'],
  foreignOrigin: [403, undefined],
  notSignedIn: [401, 'notSignedIn'],
}

type Headers = Readonly<Record<string, string>>

function send(response: ServerResponse, status: number, body: string | Uint8Array, headers: Headers = {}) {
  response.writeHead(status, { ...securityHeaders, 'cache-control': 'no-store', ...headers }).end(body)
}
const text = { 'content-type': 'text/plain; charset=utf-8' }
const html = { 'content-type': 'text/html; charset=utf-8' }
const json = { 'content-type': 'application/json' }

/** People read pages; programs read a status. */
function sendDoor({ request, response }: Exchange, status: number, door: Door | undefined) {
  const person = door && request.headers.accept?.includes('text/html')
  if (person) send(response, status, doorPage(door, request.headers['accept-language']), html)
  else send(response, status, '', text)
}

function sendFault(response: ServerResponse, fault: Fault) {
  send(response, statusOf[fault.code], JSON.stringify(fault), json)
}

/** Everything the web host says, in the order in which it is decided. */
export function answerRequests(parts: WebHostParts) {
  const { host, mark, session, rendererFolder, answer, streams, leases, log } = parts

  function enter(exchange: Exchange) {
    const signedIn = session.knows(exchange.request.headers.cookie)
    if (!session.accept(exchange.url.searchParams.get('t') ?? '') && !signedIn)
      return sendDoor(exchange, 403, 'linkUsed')
    send(exchange.response, 303, '', { location: '/', 'set-cookie': session.cookie })
  }

  async function call({ request, response, url }: Exchange) {
    const name = url.pathname.slice('/call/'.length)
    try {
      const output = await answer(name, await inputOf(request))
      if (output === undefined) send(response, 204, '')
      else send(response, 200, JSON.stringify(output), json)
    } catch (error) {
      if (error instanceof TooLarge) {
        // The rest of the body is not wanted: the connection ends with the answer.
        response.setHeader('connection', 'close')
        return sendFault(response, { code: 'tooLarge', sentence: 'This is too large to be taken in at once.' })
      }
      const fault = faultOf(error)
      if (fault.code !== 'badCall')
        log('error', `${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
      sendFault(response, fault)
    }
  }

  function hints({ response, url }: Exchange) {
    const page = url.searchParams.get('page') ?? ''
    if (!/^[\w-]{8,64}$/.test(page))
      return sendFault(response, { code: 'badCall', sentence: 'a stream of hints names its page' })
    response.writeHead(200, { ...securityHeaders, 'cache-control': 'no-store', 'content-type': 'text/event-stream' })
    leases.streamOpened(page)
    streams.open(response, () => leases.streamEnded(page))
  }

  async function file({ response, url }: Exchange) {
    const found = await rendererFile(rendererFolder, url.pathname)
    if (!found.ok) return send(response, found.failure === 'outside' ? 403 : 404, '', text)
    const { body, type, immutable } = found.value
    const caching = immutable ? 'private, max-age=31536000, immutable' : 'no-cache'
    send(response, 200, body, { 'content-type': type, 'cache-control': caching })
  }

  function route(exchange: Exchange): void | Promise<void> {
    const { request, response, url } = exchange
    if (request.method === 'POST') {
      if (url.pathname.startsWith('/call/')) return call(exchange)
      if (url.pathname === '/invite') return send(response, 200, `http://${host}/enter?t=${session.invite()}`, text)
      return send(response, 404, '', text)
    }
    if (request.method !== 'GET') return send(response, 405, '', { ...text, allow: 'GET, POST' })
    return url.pathname === '/hints' ? hints(exchange) : file(exchange)
  }

  async function handle(request: IncomingMessage, response: ServerResponse) {
    // Not `new URL(path, base)`: a path that begins with two slashes would name another host.
    const url = new URL(`http://${host}${request.url}`)
    const exchange = { request, response, url }
    const refusal = refusalOf(request, { host, session })
    // Before anybody is signed in: which data folder this is, in a form that tells only those who know, and the link.
    if (refusal === undefined || refusal === 'notSignedIn') {
      if (request.method === 'GET' && url.pathname === '/alive') return send(response, 200, `intercoder ${mark}`, text)
      if (request.method === 'GET' && url.pathname === '/enter') return enter(exchange)
    }
    if (refusal) return sendDoor(exchange, ...doorOf[refusal])
    await route(exchange)
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    handle(request, response).catch((error) => {
      log(
        'error',
        `${request.method} ${request.url?.split('?')[0]}: ${error instanceof Error ? error.stack : String(error)}`,
      )
      if (!response.headersSent) sendFault(response, faultOf(error))
      else response.destroy()
    })
  }
}
