import type { ProviderId } from '../../shared/domain/ids.ts'
import type { Secrets } from '../engine/ports.ts'
import type { Environment } from './dataFolder.ts'

/** API keys: from the environment, or typed and kept until the process ends. They are never written. */
export interface KeyRing extends Secrets {
  readonly set: (provider: ProviderId, key: string) => void
  readonly forget: (provider: ProviderId) => void
  readonly sourceOf: (provider: ProviderId) => 'environment' | 'memory' | 'none'
}

/** The variable that may hold a provider's key, e.g. `INTERCODER_KEY_MY_SERVER` for `my-server`. */
export const keyVariable = (provider: ProviderId): string =>
  `INTERCODER_KEY_${provider.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`

/** What the environment holds wins over what was typed, as with every other setting. */
export function createKeyRing(env: Environment): KeyRing {
  const typed = new Map<ProviderId, string>()
  const held = (provider: ProviderId) => env[keyVariable(provider)] || undefined
  return {
    read: (provider) => held(provider) ?? typed.get(provider),
    set: (provider, key) => void typed.set(provider, key),
    forget: (provider) => void typed.delete(provider),
    sourceOf: (provider) => (held(provider) ? 'environment' : typed.has(provider) ? 'memory' : 'none'),
  }
}
