import { Hint } from '../../shared/contract/hint.ts'
import {
  type ConnectionState,
  HostFault,
  HostUnreachable,
  listeners,
  NotSignedIn,
  type Transport,
} from './transport.ts'

/** What a browser brings, or a test in its place. */
export interface HttpParts {
  readonly origin: string
  readonly pageId: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly openStream: (url: string) => Pick<EventSource, 'onopen' | 'onerror' | 'onmessage' | 'close' | 'readyState'>
}

/** `EventSource.CLOSED`: the browser has given up, and will not try again. */
const closed = 2
const reopenAfterMs = 2000

/** Input as a request: bytes go as they are, with the rest of the input in a header; all else is JSON. */
function requestOf(input: unknown): RequestInit {
  const { bytes, ...rest } = (input ?? {}) as { readonly bytes?: unknown }
  if (!(bytes instanceof Uint8Array))
    return { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }
  return {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-input': encodeURIComponent(JSON.stringify(rest)) },
    body: bytes as Uint8Array<ArrayBuffer>,
  }
}

async function faultOf(response: Response): Promise<HostFault> {
  const text = await response.text()
  try {
    const { code, sentence } = JSON.parse(text)
    return new HostFault(String(code), String(sentence))
  } catch {
    return new HostFault('unexpected', `The host answered with status ${response.status}.`)
  }
}

/** Calls by POST, hints by server-sent events. The stream of hints is also how both sides know that the other is there. */
export function httpTransport({ origin, pageId, fetch, openStream }: HttpParts): Transport {
  const hints = listeners<Hint>()
  const changes = listeners<void>()
  let state: ConnectionState = 'online'

  function become(next: ConnectionState) {
    if (next === state) return
    state = next
    changes.tell()
  }

  function listen() {
    const stream = openStream(`${origin}/hints?page=${encodeURIComponent(pageId)}`)
    stream.onopen = () => become('online')
    stream.onmessage = ({ data }: MessageEvent<string>) => hints.tell(Hint.parse(JSON.parse(data)))
    stream.onerror = () => {
      if (state === 'online') become('lost')
      if (stream.readyState !== closed) return
      // Refused, not merely interrupted. A call finds out whether by somebody who does not know us.
      stream.close()
      setTimeout(() => {
        call('app.info', {}).catch(() => undefined)
        listen()
      }, reopenAfterMs)
    }
  }

  async function call(name: string, input: unknown): Promise<unknown> {
    let response: Response
    try {
      response = await fetch(`${origin}/call/${name}`, requestOf(input))
    } catch (error) {
      become('lost')
      throw new HostUnreachable('Intercoder does not answer.', { cause: error })
    }
    if (response.status === 401) {
      become('signedOut')
      throw new NotSignedIn('This browser is not signed in.')
    }
    if (!response.ok) throw await faultOf(response)
    return response.status === 204 ? undefined : response.json()
  }

  listen()
  return {
    call,
    onHint: hints.add,
    connection: { state: () => state, subscribe: changes.add },
    beforeClose: () => () => undefined,
  }
}
