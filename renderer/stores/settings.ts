import { create } from 'zustand'
import { defaultSettings, type Settings } from '../../shared/domain/settings.ts'
import { hostClient } from '../engine/connect.ts'

interface FixedSetting {
  readonly path: string
  readonly variable: string
}

interface SettingsState {
  readonly settings: Settings
  /** Settings that the environment holds; they cannot be changed here. */
  readonly fixed: readonly FixedSetting[]
}

/** The host's settings as the page knows them. The host keeps them; a change is written there first. */
export const useSettings = create<SettingsState>()(() => ({ settings: defaultSettings, fixed: [] }))

export const readSettings = async () => useSettings.setState(await hostClient['settings.read']({}))

export const changeSettings = async (change: Partial<Settings>) =>
  useSettings.setState(await hostClient['settings.write']({ ...useSettings.getState().settings, ...change }))
