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
