import { Hint } from '../../shared/contract/hint.ts'
import { HostFault, listeners, type Transport } from './transport.ts'

/** What the preload script gives the page, and nothing else; see `electron/preload.ts`. */
export interface PreloadBridge {
  readonly call: (name: string, input: unknown) => Promise<unknown>
  readonly onHint: (listener: (hint: unknown) => void) => () => void
}

/** How the desktop answers a call: errors lose their type on the way between processes, so they are values here. */
type Reply =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly failure: { readonly code: string; readonly sentence: string } }

/** @param page where the desktop's wish to close arrives, and where the answer goes: the window. */
export function preloadTransport(bridge: PreloadBridge, page: EventTarget): Transport {
  const hints = listeners<Hint>()
  const saves = new Set<() => Promise<void>>()
  bridge.onHint((hint) => hints.tell(Hint.parse(hint)))
  page.addEventListener('intercoder:beforeClose', async () => {
    // A save that fails must not keep the others from ending; it has said so on screen.
    await Promise.allSettled([...saves].map((save) => save()))
    page.dispatchEvent(new Event('intercoder:mayClose'))
  })
  return {
    async call(name, input) {
      const reply = (await bridge.call(name, input)) as Reply
      if (reply.ok) return reply.value
      throw new HostFault(reply.failure.code, reply.failure.sentence)
    },
    onHint: hints.add,
    // The host and the page are one application: where it dies, the page dies with it.
    connection: { state: () => 'online', subscribe: () => () => undefined },
    beforeClose(save) {
      saves.add(save)
      return () => void saves.delete(save)
    },
  }
}
