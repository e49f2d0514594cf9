import { createServer, type Server } from 'node:http'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import type { Engine } from '../../engine/engineApi.ts'
import type { Ports } from '../../engine/ports.ts'
import { type Environment, projectsFolder } from '../dataFolder.ts'
import { takeHostLock } from '../hostLock.ts'
import { createLeases } from '../leases.ts'
import { openPorts } from '../ports.ts'
import { openProjectFiles } from '../projectFiles.ts'
import { serveContract } from '../serveContract.ts'
import { answerRequests } from './answerRequest.ts'
import { createHintStreams } from './hintStreams.ts'
import { invitationFrom, markAt } from './neighbour.ts'
import { maxHeaderBytes } from './requestBody.ts'
import { cookieFor, createSession, folderMark, recallWebHost, rememberWebHost } from './session.ts'

const defaultPort = 4747

export interface WebHost {
  /** A link that signs one browser in, once. */
  readonly url: string
  readonly port: number
  /** Pauses what runs, ends what is open, and gives the data folder free. */
  readonly close: () => Promise<void>
}

/** Why no host was started. The sentence says what to do. */
export type NotStarted =
  /** One runs already on this data folder, and this link leads to it. */
  | { readonly kind: 'running'; readonly url: string; readonly sentence: string }
  | { readonly kind: 'runningElsewhere'; readonly sentence: string }
  | { readonly kind: 'portTaken'; readonly port: number; readonly sentence: string }

export interface WebHostOptions {
  readonly dataFolder: string
  /** Overrides the port that the data folder remembers, and is remembered from then on. */
  readonly port?: number | undefined
  readonly env: Environment
  readonly log: Ports['log']
  readonly createEngine: (ports: Ports) => Engine | Promise<Engine>
  /** Where the built page lies; beside the built host unless said otherwise. */
  readonly rendererFolder?: string
}

async function listen(server: Server, port: number): Promise<'listening' | 'taken'> {
  return new Promise((done, failed) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? done('taken') : failed(error),
    )
    server.listen(port, '127.0.0.1', () => done('listening'))
  })
}

async function portTaken(port: number): Promise<NotStarted> {
  const by = (await markAt(port)) ? 'an Intercoder with another data folder' : 'another program'
  return {
    kind: 'portTaken',
    port,
    sentence: `Port ${port} is taken by ${by}. Stop it, or choose a port for this data folder with “intercoder web --port <number>”: it is kept from then on. Intercoder does not move to another port by itself, because the browser keeps your work by address.`,
  }
}

/**
 * Serves one data folder to browsers on this machine, and to nobody else: on 127.0.0.1 only, behind a link that works once.
 *
 * The browser keeps the research by origin, so the port stays the same for a data folder; a port that is taken is said,
 * never avoided in silence.
 */
export async function startWebHost(options: WebHostOptions): Promise<Outcome<WebHost, NotStarted>> {
  const { env, log, createEngine } = options
  const dataFolder = resolve(options.dataFolder)
  const mark = folderMark(dataFolder)
  const lock = await takeHostLock(join(dataFolder, 'host.lock'), 'web', async (at) => (await markAt(at)) === mark)
  if (!lock.ok) {
    const { pid, port: at } = lock.failure
    if (at === undefined) {
      const sentence = `This data folder is in use by the desktop application, or by an Intercoder that is just starting (process ${pid}). Go on there, or close it first.`
      return fail({ kind: 'runningElsewhere', sentence })
    }
    const url = await invitationFrom(at, await cookieFor(dataFolder, at))
    return fail({ kind: 'running', url, sentence: 'Intercoder is running already. This link leads to it:' })
  }

  const memory = await recallWebHost(dataFolder)
  const port = options.port ?? memory.port ?? defaultPort
  const session = createSession({ secret: memory.secret, mark, port })
  const streams = createHintStreams()
  const leases = createLeases(streams.tell)
  const parts = await openPorts({ dataFolder, env, log })
  const projects = await openProjectFiles(projectsFolder(dataFolder), log)
  const engine = await createEngine(parts.ports)
  const unsubscribe = engine.onHint(streams.tell)
  const host = `127.0.0.1:${port}`
  const server = createServer(
    { maxHeaderSize: maxHeaderBytes },
    answerRequests({
      host,
      mark,
      session,
      rendererFolder: options.rendererFolder ?? fileURLToPath(new URL('../renderer', import.meta.url)),
      answer: serveContract({ ...parts, host: 'web', engine, projects, leases }),
      streams,
      leases,
      log,
    }),
  )

  async function close() {
    unsubscribe()
    streams.close()
    await new Promise<void>((done) => {
      server.close(() => done())
      server.closeAllConnections()
    })
    leases.close()
    await projects.close()
    await engine.close()
    if (lock.ok) await lock.value.release()
  }

  const result = await listen(server, port).catch(async (error: unknown) => {
    await close()
    throw error
  })
  if (result === 'taken') {
    await close()
    return fail(await portTaken(port))
  }
  if (memory.port !== undefined && memory.port !== port)
    log(
      'warning',
      `This data folder was served at port ${memory.port} before, and is at ${port} from now on. Projects come from their files in ${projectsFolder(dataFolder)}; what was not saved there stays with the old address.`,
    )
  await rememberWebHost(dataFolder, { ...memory, port })
  await lock.value.announce(port)
  return succeed({ url: `http://${host}/enter?t=${session.invite()}`, port, close })
}
