import type { Agent } from 'undici'
import type { ProviderId } from '../../../shared/domain/ids.ts'
import { lexicalId } from '../../../shared/domain/lexical.ts'
import type { ProviderConfig, Settings } from '../../../shared/domain/settings.ts'
import { lexical } from './lexical/lexical.ts'
import { createOpenAICompatibleProvider } from './openaiCompatible.ts'
import type { Provider } from './provider.ts'

/** What of the world providers are given; see `ports.ts`. */
interface World {
  readonly settings: () => Pick<Settings, 'providers' | 'concurrency'>
  readonly secrets: { readonly read: (provider: ProviderId) => string | undefined }
  readonly fetch?: typeof fetch
  readonly now: () => number
}

export interface Providers {
  /** `undefined` where nobody of that name is in the settings. */
  readonly find: (id: ProviderId) => Provider | undefined
  readonly close: () => Promise<void>
}

/** The lexical coder, and whoever is in the settings now. */
export function createProviders(world: World, timeoutMs: number): Providers {
  const pool = createPool(() => world.settings().concurrency)
  /** By name and address: a server that moved is another one. */
  const made = new Map<string, Provider>()

  function configured(id: ProviderId): Provider | undefined {
    const config = world.settings().providers.find((candidate) => candidate.id === id)
    if (!config) return undefined
    const name = `${config.id} ${config.baseUrl}`
    const provider = made.get(name) ?? connect(config)
    made.set(name, provider)
    return provider
  }
  const { fetch } = world
  const connect = (config: ProviderConfig) =>
    createOpenAICompatibleProvider(config, {
      fetch: fetch ? async () => fetch : pool.fetch,
      key: () => world.secrets.read(config.id),
      now: world.now,
      timeoutMs,
    })
  return { find: (id) => (id === lexicalId ? lexical : configured(id)), close: pool.close }
}

/** Connections are kept open and used again: a TLS handshake for each question costs more than the question. */
function createPool(connections: () => number) {
  let opened: Promise<{ readonly agent: Agent; readonly fetch: typeof fetch }> | undefined
  const open = async () => {
    const undici = await import('undici')
    // How long to wait is decided per attempt, by its signal.
    const agent = new undici.Agent({ connections: connections(), headersTimeout: 0, bodyTimeout: 0 })
    const pooled = (input: Parameters<typeof undici.fetch>[0], init?: Parameters<typeof undici.fetch>[1]) =>
      undici.fetch(input, { ...init, dispatcher: agent })
    return { agent, fetch: pooled as unknown as typeof fetch }
  }
  return {
    fetch: async () => {
      opened ??= open()
      return (await opened).fetch
    },
    close: async () => {
      await (await opened)?.agent.close()
    },
  }
}
