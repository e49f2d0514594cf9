import { app } from '../../../shared/contract/app.ts'
import { cache } from '../../../shared/contract/cache.ts'
import { connect } from '../../../shared/contract/client.ts'
import type { Client } from '../../../shared/contract/procedure.ts'
import { runs } from '../../../shared/contract/runs.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { createEngine } from '../../engine/engine.ts'
import type { Ports } from '../../engine/ports.ts'
import { dataFolder } from '../dataFolder.ts'
import { openPorts } from '../ports.ts'
import { callAt } from '../web/neighbour.ts'
import { cookieFor } from '../web/session.ts'
import { engineClient } from './engineClient.ts'
import { runningHost } from './runningHost.ts'
import { couldNotRun, type Terminal } from './terminal.ts'

const asked = { ...cache, ...runs }
export type CacheClient = Client<typeof asked>

/** The way to the replies of a data folder: one process has them open, and everybody else asks it. */
export interface CacheDoor {
  readonly client: CacheClient
  readonly settings: () => Promise<Settings>
  /** Does a host answer that goes on after this command, and keeps in memory what it was told to? */
  readonly hosted: boolean
  readonly close: () => Promise<void>
}

/** Through the host that serves the data folder, where one does; else with an engine of our own. */
export async function openCacheDoor({ env, err }: Pick<Terminal, 'env' | 'err'>): Promise<CacheDoor> {
  const folder = dataFolder(env)
  const holder = await runningHost(folder)
  if (holder?.port !== undefined) return throughHost(folder, holder.port)
  if (holder)
    throw couldNotRun(
      holder.host === 'desktop'
        ? 'Intercoder is open on the desktop and has the remembered answers of this data folder. Use “Cache” under Insights there, or close it first.'
        : 'Intercoder is just starting with this data folder. Try again in a moment.',
    )
  const log: Ports['log'] = (level, message) => {
    if (level !== 'info') err(`${message}\n`)
  }
  const { ports } = await openPorts({ dataFolder: folder, env, log })
  const engine = createEngine(ports)
  return {
    client: engineClient(engine),
    settings: async () => ports.settings(),
    hosted: false,
    close: engine.close,
  }
}

async function throughHost(folder: string, port: number): Promise<CacheDoor> {
  const cookie = await cookieFor(folder, port)
  const client = connect({ ...asked, ...app }, async (name, input) => {
    const answer = await callAt(port, cookie, name, input)
    if (!answer.ok) throw couldNotRun(answer.failure)
    return answer.value
  })
  return {
    client,
    settings: async () => (await client['settings.read']({})).settings,
    hosted: true,
    close: async () => {},
  }
}
