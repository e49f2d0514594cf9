import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Ports } from '../engine/ports.ts'
import type { Environment } from './dataFolder.ts'
import { createKeyRing, type KeyRing } from './keyRing.ts'
import { readPolicy } from './policyFile.ts'
import { openSettingsFile, type SettingsFile } from './settingsFile.ts'
import { testModeFrom } from './testMode.ts'

/** What every host has in hand before its engine exists. */
export interface HostParts {
  readonly ports: Ports
  readonly settings: SettingsFile
  readonly keys: KeyRing
}

/** Built code lies in `out/main`, whatever the chunk, and the threads beside it; from source there are none. */
const builtThreads = new URL('../threads/', import.meta.url)

/** What the engine may know of the world, the same for desktop, web and command line. Creates nothing on the disk. */
export async function openPorts({
  dataFolder,
  env,
  log,
}: {
  readonly dataFolder: string
  readonly env: Environment
  readonly log: Ports['log']
}): Promise<HostParts> {
  const settings = await openSettingsFile(join(dataFolder, 'settings.json'), env, log)
  const keys = createKeyRing(env)
  const { folder } = settings.current().cache
  return {
    settings,
    keys,
    ports: {
      dataFolder,
      ...(folder === '' ? {} : { cacheFolder: resolve(folder) }),
      now: Date.now,
      fetch: globalThis.fetch,
      secrets: keys,
      settings: settings.current,
      policy: (project) => readPolicy(dataFolder, project, log),
      log,
      ...(await testModeFrom(env)),
      ...(existsSync(builtThreads) ? { threadsFolder: builtThreads } : {}),
    },
  }
}
