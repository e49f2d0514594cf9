import type { ProjectId, ProviderId } from '../../shared/domain/ids.ts'
import type { Policy, Settings } from '../../shared/domain/settings.ts'
import type { TestMode } from './testMode/exchange.ts'

/** What a host must bring for the engine to work; everything the engine knows of the world comes through here. */
export interface Ports {
  /** Absolute path; runs lie in `<dataFolder>/<projectId>/runs/<runId>/`, replies in `<dataFolder>/<projectId>/replies/`. */
  readonly dataFolder: string
  /** Replies lie here instead, in `<cacheFolder>/<projectId>/replies/`, where the researcher wants them on another disk. */
  readonly cacheFolder?: string
  /** Milliseconds since the epoch. */
  readonly now: () => number
  /** How providers reach the network. By default the engine keeps a pool of connections for each server. */
  readonly fetch?: typeof fetch
  readonly secrets: Secrets
  /** The settings in force, environment included; read anew whenever they matter, so that a change needs no restart. */
  readonly settings: () => Settings
  /** Read before every call that leaves the process. */
  readonly policy: (project: ProjectId) => Promise<Policy>
  readonly log: (level: 'info' | 'warning' | 'error', message: string) => void
  /** Runs are recorded, or replayed, in an order that depends on nothing but the answers; `now` should stand still. */
  readonly testMode?: TestMode
  /** Where the built worker threads lie; absent when running from source. */
  readonly threadsFolder?: URL
}

/** API keys, kept in memory or taken from the environment, and never written by the engine. */
export interface Secrets {
  readonly read: (provider: ProviderId) => string | undefined
}
