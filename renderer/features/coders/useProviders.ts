import { useEffect, useState } from 'react'
import type { ProviderConfig } from '../../../shared/domain/settings.ts'
import { hostClient } from '../../engine/connect.ts'

/** The providers set up in the settings; none before the host has answered. */
export function useProviders(): readonly ProviderConfig[] {
  const [providers, setProviders] = useState<readonly ProviderConfig[]>([])
  useEffect(() => {
    void hostClient['settings.read']({}).then(({ settings }) => setProviders(settings.providers))
  }, [])
  return providers
}
