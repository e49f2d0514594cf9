import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { connect } from '../../shared/contract/client.ts'
import { contract, type HostClient } from '../../shared/contract/contract.ts'

export interface StartedHost {
  /** The link as it was printed: it signs one browser in. */
  readonly url: string
  readonly pid: number
  /** Ends the host as Ctrl-C does, or at once. */
  readonly stop: (signal: 'SIGINT' | 'SIGKILL') => Promise<void>
}

/** A port that nobody has at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (typeof address !== 'object' || !address) throw new Error('a server that listens has no address')
  return address.port
}

/**
 * What `npm start` does on a machine without a display: the web host, as built.
 *
 * @param home the data folder.
 */
export async function startHost(home: string, port: number): Promise<StartedHost> {
  const child = spawn(process.execPath, ['build/start.mjs', '--port', String(port)], {
    env: { ...process.env, INTERCODER_HOME: home, INTERCODER_HOST: 'web', INTERCODER_NO_OPEN: '1' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const url = await new Promise<string>((found, failed) => {
    const hear = (piece: Buffer) => {
      said += piece
      const link = /http:\/\/127\.0\.0\.1:\d+\/enter\?t=[\w-]+/.exec(said)
      if (link) found(link[0])
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => failed(new Error(`the host ended with ${code} before it printed a link:\n${said}`)))
  })
  return {
    url,
    pid: child.pid ?? 0,
    async stop(signal) {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill(signal)
      await once(child, 'exit')
    },
  }
}

/** Signs in as a page does, and calls the host as one. A host that dies in the midst makes the call throw. */
export async function clientOf({ url }: StartedHost): Promise<HostClient> {
  const { origin } = new URL(url)
  const entered = await fetch(url, { redirect: 'manual' })
  const cookie = entered.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`the link ${url} did not sign in (status ${entered.status})`)
  return connect(contract, async (name, input) => {
    const headers = { origin, cookie, 'content-type': 'application/json' }
    const answer = await fetch(`${origin}/call/${name}`, { method: 'POST', headers, body: JSON.stringify(input) })
    if (!answer.ok) throw new Error(`${name}: ${answer.status} ${await answer.text()}`)
    return answer.status === 204 ? undefined : answer.json()
  })
}
