import { join } from 'node:path'
import type { Hint } from '../../../shared/contract/hint.ts'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import type { Engine } from '../../engine/engineApi.ts'
import type { Ports } from '../../engine/ports.ts'
import { type Environment, projectsFolder } from '../dataFolder.ts'
import { takeHostLock } from '../hostLock.ts'
import { createLeases } from '../leases.ts'
import { openPorts } from '../ports.ts'
import { openProjectFiles } from '../projectFiles.ts'
import { serveContract } from '../serveContract.ts'
import { markAt } from '../web/neighbour.ts'
import { folderMark } from '../web/session.ts'
import { type CallParts, serveCalls } from './calls.ts'

export interface DesktopHostOptions {
  readonly dataFolder: string
  readonly env: Environment
  readonly log: Ports['log']
  readonly ipcMain: CallParts['ipcMain']
  /** Sends a hint to every window. */
  readonly tell: (hint: Hint) => void
  readonly createEngine: (ports: Ports) => Engine | Promise<Engine>
}

/** Answers the windows of the desktop application. @returns how to end it, or one sentence on who holds the data folder. */
export async function startDesktopHost(options: DesktopHostOptions): Promise<Outcome<() => Promise<void>, string>> {
  const { dataFolder, env, log, ipcMain, tell, createEngine } = options
  const mark = folderMark(dataFolder)
  const lock = await takeHostLock(join(dataFolder, 'host.lock'), 'desktop', async (at) => (await markAt(at)) === mark)
  if (!lock.ok)
    return fail(
      `Intercoder is open in a browser already (process ${lock.failure.pid}), and works on the same data folder, ${dataFolder}. Go on there, or end it first.`,
    )
  const leases = createLeases(tell)
  const parts = await openPorts({ dataFolder, env, log })
  const projects = await openProjectFiles(projectsFolder(dataFolder), log)
  const engine = await createEngine(parts.ports)
  const unsubscribe = engine.onHint(tell)
  serveCalls({ ipcMain, answer: serveContract({ ...parts, host: 'desktop', engine, projects, leases }), leases, log })
  return succeed(async () => {
    unsubscribe()
    leases.close()
    await projects.close()
    await engine.close()
    await lock.value.release()
  })
}
