import packageJson from '../../package.json' with { type: 'json' }
import { bind } from '../../shared/contract/bind.ts'
import { contract, type HostHandlers } from '../../shared/contract/contract.ts'
import type { Engine } from '../engine/engineApi.ts'
import { keyVariable } from './keyRing.ts'
import type { Leases } from './leases.ts'
import { readPolicy, writePolicy } from './policyFile.ts'
import type { HostParts } from './ports.ts'
import type { ProjectFiles } from './projectFiles.ts'

export interface Served extends HostParts {
  readonly host: 'web' | 'desktop'
  readonly engine: Engine
  readonly projects: ProjectFiles
  readonly leases: Leases
}

/** The whole contract, answered: by the engine what it knows, by the host what belongs to the machine. */
export function serveContract({ host, engine, ports, settings, keys, projects, leases }: Served) {
  const { remove, close: _, ...projectHandlers } = projects
  const settingsNow = () => ({ settings: settings.current(), fixed: settings.fixed })
  const handlers: HostHandlers = {
    ...engine.handlers,
    ...projectHandlers,
    async 'projects.delete'({ projectId }) {
      // The traces first: should that fail, the project is still listed and can be deleted again.
      await engine.forgetProject(projectId)
      await remove(projectId)
    },
    'projects.lease': async ({ projectId, page }) => ({ granted: leases.lease(projectId, page) }),
    'projects.release': async ({ projectId, page }) => leases.release(projectId, page),
    'app.info': async () => ({
      version: packageJson.version,
      host,
      dataFolder: ports.dataFolder,
      platform: process.platform,
    }),
    'settings.read': async () => settingsNow(),
    async 'settings.write'(chosen) {
      await settings.write(chosen)
      return settingsNow()
    },
    'policy.read': ({ projectId }) => readPolicy(ports.dataFolder, projectId, ports.log),
    'policy.write': ({ projectId, policy }) => writePolicy(ports.dataFolder, projectId, policy),
    'keys.status': async () =>
      settings
        .current()
        .providers.map(({ id }) => ({ provider: id, source: keys.sourceOf(id), variable: keyVariable(id) })),
    'keys.set': async ({ provider, key }) => keys.set(provider, key),
    'keys.forget': async ({ provider }) => keys.forget(provider),
  }
  return bind(contract, handlers)
}
