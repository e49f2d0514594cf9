import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'

/** Asked of whoever holds a port of this machine; a program that is not ours need not answer. */
const patienceMs = 1500

/** The mark of the data folder that the Intercoder at this port serves; `undefined` where no Intercoder answers. */
export async function markAt(port: number): Promise<string | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${port}/alive`, { signal: AbortSignal.timeout(patienceMs) })
    const text = response.ok ? await response.text() : ''
    return /^intercoder ([0-9a-f]{12})$/.exec(text)?.[1]
  } catch {
    // Refused, silent, or speaking another protocol: all of that means no Intercoder.
    return undefined
  }
}

/** A new link into the host that runs at this port; `cookie` shows that we may read its data folder. */
export async function invitationFrom(port: number, cookie: string): Promise<string> {
  const origin = `http://127.0.0.1:${port}`
  const response = await fetch(`${origin}/invite`, {
    method: 'POST',
    headers: { origin, cookie },
    signal: AbortSignal.timeout(patienceMs),
  })
  if (!response.ok) throw new Error(`the Intercoder at ${origin} gave no link (${response.status})`)
  return response.text()
}

/**
 * Calls the host that runs at this port, as a page of it would; `cookie` as above.
 *
 * @returns what it answered (`undefined` for nothing), or, where it could not or is gone, a sentence.
 */
export async function callAt(
  port: number,
  cookie: string,
  name: string,
  input: unknown,
): Promise<Outcome<unknown, string>> {
  const origin = `http://127.0.0.1:${port}`
  let response: Response
  try {
    response = await fetch(`${origin}/call/${name}`, {
      method: 'POST',
      headers: { origin, cookie, 'content-type': 'application/json' },
      body: JSON.stringify(input),
    })
  } catch {
    return fail(`The Intercoder at ${origin} does not answer any more. Try again.`)
  }
  const text = await response.text()
  if (response.ok) return succeed(text === '' ? undefined : JSON.parse(text))
  return fail(sentenceIn(text) ?? `The Intercoder at ${origin} answered with status ${response.status}.`)
}

function sentenceIn(fault: string): string | undefined {
  try {
    const { sentence } = JSON.parse(fault) as { readonly sentence?: unknown }
    return typeof sentence === 'string' ? sentence : undefined
  } catch {
    return undefined
  }
}
