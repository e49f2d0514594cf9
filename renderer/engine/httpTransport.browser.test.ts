import { expect, test, vi } from 'vitest'
import { httpTransport } from './httpTransport.ts'
import { HostUnreachable } from './transport.ts'

/** The transport over the browser's own fetch and event stream. */
const real = (origin: string) =>
  httpTransport({
    origin,
    pageId: 'page-one',
    fetch: (url, init) => fetch(url, init),
    openStream: (url) => new EventSource(url),
  })

test('a browser that finds no host says so, for a call and for the stream alike', async () => {
  // Port 9 discards: nobody listens there, and browsers refuse to ask.
  const transport = real('http://127.0.0.1:9')
  await vi.waitFor(() => expect(transport.connection.state()).toBe('lost'))
  await expect(transport.call('app.info', {})).rejects.toBeInstanceOf(HostUnreachable)
})

test('a stream that is answered with something else is lost as well', async () => {
  // The server of these tests answers with a page, where a host would open a stream.
  const transport = real(window.location.origin)
  await vi.waitFor(() => expect(transport.connection.state()).toBe('lost'))
})
