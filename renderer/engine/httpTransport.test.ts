import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { connect } from '../../shared/contract/client.ts'
import { contract } from '../../shared/contract/contract.ts'
import type { Hint } from '../../shared/contract/hint.ts'
import { ProjectId } from '../../shared/domain/ids.ts'
import { type HttpParts, httpTransport } from './httpTransport.ts'
import { HostFault, HostUnreachable, NotSignedIn } from './transport.ts'

const projectId = ProjectId.parse('project-1')
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Stream = ReturnType<HttpParts['openStream']>

function wired(answer: (url: string, init: RequestInit) => Response | Promise<Response>) {
  const streams: { url: string; stream: Stream & { readyState: number } }[] = []
  const transport = httpTransport({
    origin: 'http://127.0.0.1:4747',
    pageId: 'page-one',
    fetch: async (url, init) => answer(url, init),
    openStream(url) {
      const stream = { onopen: null, onerror: null, onmessage: null, readyState: 0, close: () => undefined }
      streams.push({ url, stream })
      return stream
    },
  })
  const event = (kind: 'onopen' | 'onerror') => streams.at(-1)?.stream[kind]?.call({} as EventSource, new Event(kind))
  return { transport, streams, event }
}

test('a call is a POST of JSON, and its answer is parsed by the contract', async () => {
  const asked: [string, RequestInit][] = []
  const { transport } = wired((url, init) => {
    asked.push([url, init])
    return Response.json([])
  })
  expect(await connect(contract, transport.call)['runs.list']({ projectId })).toEqual([])
  expect(asked[0]?.[0]).toBe('http://127.0.0.1:4747/call/runs.list')
  expect(asked[0]?.[1]).toMatchObject({ method: 'POST', body: '{"projectId":"project-1"}' })
})

test('an empty answer is no value', async () => {
  const { transport } = wired(() => new Response(null, { status: 204 }))
  expect(await connect(contract, transport.call)['projects.delete']({ projectId })).toBeUndefined()
})

test('bytes go as they are, with the rest of the input beside them', async () => {
  const asked: RequestInit[] = []
  const { transport } = wired((_, init) => {
    asked.push(init)
    return Response.json({})
  })
  const bytes = new Uint8Array([1, 0, 255])
  await transport.call('files.read', { fileName: 'Gespräch.txt', bytes, options: {} })
  expect(asked[0]?.body).toBe(bytes)
  const headers = new Headers(asked[0]?.headers)
  expect(headers.get('content-type')).toBe('application/octet-stream')
  expect(JSON.parse(decodeURIComponent(headers.get('x-input') ?? ''))).toEqual({
    fileName: 'Gespräch.txt',
    options: {},
  })
})

test('a host that does not answer is lost until its stream opens again', async () => {
  const { transport, event } = wired(() => {
    throw new TypeError('Failed to fetch')
  })
  const states: string[] = []
  transport.connection.subscribe(() => states.push(transport.connection.state()))
  await expect(transport.call('app.info', {})).rejects.toBeInstanceOf(HostUnreachable)
  event('onerror')
  event('onopen')
  expect(states).toEqual(['lost', 'online'])
})

test('a browser that the host does not know is signed out, and tries again by itself', async () => {
  let status = 401
  const { transport, streams, event } = wired(() => new Response('{}', { status }))
  await expect(transport.call('app.info', {})).rejects.toBeInstanceOf(NotSignedIn)
  expect(transport.connection.state()).toBe('signedOut')
  const [first] = streams
  if (first) first.stream.readyState = 2
  event('onerror')
  expect(transport.connection.state()).toBe('signedOut')
  status = 200
  await vi.advanceTimersByTimeAsync(2000)
  expect(streams).toHaveLength(2)
  event('onopen')
  expect(transport.connection.state()).toBe('online')
})

test('what the host could not do is thrown with its code and sentence', async () => {
  const { transport } = wired(() => Response.json({ code: 'diskFull', sentence: 'The disk is full.' }, { status: 500 }))
  const fault = await transport.call('app.info', {}).catch((error: unknown) => error)
  expect(fault).toBeInstanceOf(HostFault)
  expect(fault).toMatchObject({ code: 'diskFull', message: 'The disk is full.' })
  const { transport: other } = wired(() => new Response('<html>', { status: 502 }))
  await expect(other.call('app.info', {})).rejects.toThrow('status 502')
})

test('hints reach whoever listens, as long as they do', () => {
  const { transport, streams } = wired(() => Response.json({}))
  const heard: Hint[] = []
  const stop = transport.onHint((hint) => heard.push(hint))
  const hint: Hint = { kind: 'lease', projectId, page: null }
  const send = () =>
    streams[0]?.stream.onmessage?.call({} as EventSource, { data: JSON.stringify(hint) } as MessageEvent<string>)
  send()
  stop()
  send()
  expect(streams[0]?.url).toBe('http://127.0.0.1:4747/hints?page=page-one')
  expect(heard).toEqual([hint])
})
