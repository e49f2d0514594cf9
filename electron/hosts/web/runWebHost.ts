import type { Engine } from '../../engine/engineApi.ts'
import type { Ports } from '../../engine/ports.ts'
import { dataFolder, type Environment } from '../dataFolder.ts'
import { openInBrowser } from './openInBrowser.ts'
import { startWebHost } from './webHost.ts'

export interface RunWebHost {
  readonly env: Environment
  readonly createEngine: (ports: Ports) => Engine | Promise<Engine>
  readonly port?: number | undefined
  /** One line for the person who started it. */
  readonly print: (line: string) => void
}

/** Resolves when somebody asks this process to stop: Ctrl-C, or the system. */
const asksToStop = () =>
  new Promise<void>((stop) => {
    process.once('SIGINT', stop)
    process.once('SIGTERM', stop)
  })

/**
 * Serves until asked to stop. Where Intercoder runs already, only its link is printed and opened.
 *
 * @returns the exit code: 0 done, 3 could not run.
 */
export async function runWebHost({ env, createEngine, port, print }: RunWebHost): Promise<0 | 3> {
  const folder = dataFolder(env)
  const log: Ports['log'] = (level, message) => {
    if (level !== 'info') print(message)
  }
  const started = await startWebHost({ dataFolder: folder, port, env, log, createEngine })
  if (!started.ok) {
    print(started.failure.sentence)
    if (started.failure.kind !== 'running') return 3
    print(started.failure.url)
    openInBrowser(started.failure.url, env)
    return 0
  }
  const { url, close } = started.value
  print(`Intercoder runs in your browser. Open this link once; it signs the browser in:\n\n  ${url}\n`)
  print(`Your projects are in ${folder}. Ctrl-C ends Intercoder.`)
  openInBrowser(url, env)
  await asksToStop()
  await close()
  return 0
}
