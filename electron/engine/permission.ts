import type { Failure } from '../../shared/domain/failure.ts'
import type { Policy } from '../../shared/domain/settings.ts'
import type { Provider } from './providers/provider.ts'

/** Why this project may not ask this provider now, or `undefined` where it may. */
export function forbiddenBy(policy: Policy, { host, local }: Pick<Provider, 'host' | 'local'>): Failure | undefined {
  if (!policy.ai) return notAllowed('AI is turned off for this project.')
  if (host === undefined || local) return undefined
  if (policy.localOnly)
    return notAllowed(`This project allows only models on this machine, and ${host} is another one.`)
  if (policy.consent.some((given) => given.host === host)) return undefined
  return notAllowed(`Nobody has agreed yet that texts of this project may go to ${host}.`)
}

export const notAllowed = (detail: string): Failure => ({ class: 'notAllowed', detail })
