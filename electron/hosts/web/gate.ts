import type { IncomingHttpHeaders } from 'node:http'
import type { Session } from './session.ts'

/** Why a request is turned away before anything reads it. */
export type Refusal = 'foreignHost' | 'foreignOrigin' | 'notSignedIn'

/**
 * Lets a request through, or says why not. A name that someone else's DNS points at this machine (rebinding) is a foreign
 * host; a page of another site is a foreign origin; whoever did not open a link of ours is not signed in.
 */
export function refusalOf(
  { method, headers }: { readonly method?: string | undefined; readonly headers: IncomingHttpHeaders },
  { host, session }: { readonly host: string; readonly session: Session },
): Refusal | undefined {
  if (headers.host !== host) return 'foreignHost'
  const origin = headers.origin
  // Browsers send the origin with every POST; a GET of the page itself has none.
  const ours = origin === undefined ? method === 'GET' : origin === `http://${host}`
  if (!ours) return 'foreignOrigin'
  return session.knows(headers.cookie) ? undefined : 'notSignedIn'
}
