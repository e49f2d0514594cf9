import type { Hint } from '../../shared/contract/hint.ts'

/**
 * Is the host there? `lost`: it does not answer, and the page asks again by itself. `signedOut`: it answers, but does not know
 * this browser (its data folder is a new one, or the browser's cookies were deleted): the person opens its link again.
 */
export type ConnectionState = 'online' | 'lost' | 'signedOut'

/** A value that changes, as `useSyncExternalStore` reads it. */
export interface Connection {
  readonly state: () => ConnectionState
  /** @returns a function that ends the subscription. */
  readonly subscribe: (listener: () => void) => () => void
}

/** The way to the host: messages on the desktop, HTTP on the web. */
export interface Transport {
  /** @throws HostUnreachable, NotSignedIn or HostFault */
  readonly call: (name: string, input: unknown) => Promise<unknown>
  /** @returns a function that ends the subscription. */
  readonly onHint: (listener: (hint: Hint) => void) => () => void
  readonly connection: Connection
  /**
   * What must be done before the window closes; the desktop waits for it, for five seconds at most. In a browser nothing can
   * be waited for, and it is never called.
   */
  readonly beforeClose: (save: () => Promise<void>) => () => void
}

/** The host does not answer: it was ended, or it died. What was not answered may or may not have happened. */
export class HostUnreachable extends Error {
  override readonly name = 'HostUnreachable'
}

/** The host answers, but does not know this browser. */
export class NotSignedIn extends Error {
  override readonly name = 'NotSignedIn'
}

/** The host could not do it. The message is one English sentence for a person; the code is for wording it in another language. */
export class HostFault extends Error {
  override readonly name = 'HostFault'
  constructor(
    readonly code: string,
    sentence: string,
  ) {
    super(sentence)
  }
}

/** A list of listeners, and a way to call them all. */
export function listeners<Event>() {
  const all = new Set<(event: Event) => void>()
  return {
    add: (listener: (event: Event) => void) => {
      all.add(listener)
      return () => void all.delete(listener)
    },
    tell: (event: Event) => {
      for (const listener of [...all]) listener(event)
    },
  }
}
