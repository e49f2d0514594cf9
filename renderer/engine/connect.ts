import { connect } from '../../shared/contract/client.ts'
import { contract, type HostClient } from '../../shared/contract/contract.ts'
import { httpTransport } from './httpTransport.ts'
import { type PreloadBridge, preloadTransport } from './preloadTransport.ts'
import type { Transport } from './transport.ts'

declare global {
  interface Window {
    /** There on the desktop only. */
    readonly intercoder?: PreloadBridge
  }
}

const pageIdKey = 'intercoder.page'

/** One id a tab, kept over reloads, so that a reloaded page keeps its project. A duplicated tab is told apart by the Web Lock. */
function readPageId(): string {
  const known = sessionStorage.getItem(pageIdKey)
  if (known) return known
  const fresh = crypto.randomUUID()
  sessionStorage.setItem(pageIdKey, fresh)
  return fresh
}

export const pageId = readPageId()

const transport: Transport = window.intercoder
  ? preloadTransport(window.intercoder, window)
  : httpTransport({
      origin: window.location.origin,
      pageId,
      fetch: (url, init) => fetch(url, init),
      openStream: (url) => new EventSource(url),
    })

/** Everything the page may ask of the host. Failures that are nobody's answer are `HostUnreachable`, `NotSignedIn`, `HostFault`. */
export const hostClient: HostClient = connect(contract, transport.call)
export const { onHint, connection, beforeClose } = transport
