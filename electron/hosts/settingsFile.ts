import { rename } from 'node:fs/promises'
import { OperationName } from '../../shared/domain/question.ts'
import { defaultSettings, Settings } from '../../shared/domain/settings.ts'
import type { Ports } from '../engine/ports.ts'
import { writeAtomically } from '../engine/store/atomicFile.ts'
import type { Environment } from './dataFolder.ts'
import { readIfThere } from './readIfThere.ts'

/** A setting that the environment holds, e.g. `cache.enabled` by `INTERCODER_CACHE_ENABLED`. */
interface FixedSetting {
  readonly path: string
  readonly variable: string
}

export interface SettingsFile {
  /** What holds now: default < file < environment. */
  readonly current: () => Settings
  readonly fixed: readonly FixedSetting[]
  /** Writes what a person chose. Values that the environment holds are not taken into the file. */
  readonly write: (settings: Settings) => Promise<void>
}

type Log = Ports['log']
type Fields = Readonly<Record<string, unknown>>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same time for every operation; 0, which means never, needs no word. */
const everyOperation = (seconds: unknown) =>
  seconds === 0 ? {} : Object.fromEntries(OperationName.options.map((operation) => [operation, seconds]))

/**
 * `upgrades[n]` turns a file of version n into one of version n + 1. Version 0 is a file without a version, written by
 * hand: what it leaves out takes its default.
 */
const upgrades: readonly ((old: Fields) => Fields)[] = [
  (old) => ({
    ...defaultSettings,
    ...old,
    cache: { enabled: true, ttlSeconds: 0, memoryMb: 128, ...(isFields(old.cache) ? old.cache : {}) },
    version: 1,
  }),
  // One time held for all operations, and nothing bounded the disk.
  (old) => {
    const cache = isFields(old.cache) ? old.cache : {}
    return {
      ...old,
      cache: { ...defaultSettings.cache, ...cache, ttlSeconds: everyOperation(cache.ttlSeconds) },
      version: 2,
    }
  },
]

const variables: readonly FixedSetting[] = [
  { path: 'language', variable: 'INTERCODER_LANGUAGE' },
  { path: 'theme', variable: 'INTERCODER_THEME' },
  { path: 'density', variable: 'INTERCODER_DENSITY' },
  { path: 'concurrency', variable: 'INTERCODER_CONCURRENCY' },
  { path: 'sharing.folder', variable: 'INTERCODER_SHARING_DIR' },
  { path: 'sharing.table', variable: 'INTERCODER_SHARING_TABLE' },
  { path: 'cache.enabled', variable: 'INTERCODER_CACHE_ENABLED' },
  { path: 'cache.ttlSeconds', variable: 'INTERCODER_CACHE_TTL' },
  { path: 'cache.memoryMb', variable: 'INTERCODER_CACHE_MEMORY_MB' },
  { path: 'cache.maxMb', variable: 'INTERCODER_CACHE_MAX_MB' },
  { path: 'cache.folder', variable: 'INTERCODER_CACHE_DIR' },
]

/** The text of a settings file as settings in force today, or why it cannot be that. */
function read(text: string): { readonly settings: Settings } | { readonly newer: number } | { readonly fault: string } {
  let raw: unknown
  try {
    raw = JSON.parse(text)
  } catch {
    return { fault: 'it is not valid JSON' }
  }
  if (!isFields(raw)) return { fault: 'it holds no settings' }
  const version = raw.version ?? 0
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 0)
    return { fault: 'its version is no number' }
  if (version > upgrades.length) return { newer: version }
  const upgraded = upgrades.slice(version).reduce((old, upgrade) => upgrade(old), raw)
  const parsed = Settings.safeParse(upgraded)
  if (parsed.success) return { settings: parsed.data }
  const issue = parsed.error.issues[0]
  return { fault: `“${issue?.path.join('.')}” is wrong (${issue?.message})` }
}

/** Settings are two levels deep at most, and their paths come from the table above. */
function valueAt(settings: Fields, path: string): unknown {
  const [outer = '', inner] = path.split('.')
  const value = settings[outer]
  return inner === undefined || !isFields(value) ? value : value[inner]
}

function withValue(settings: Fields, path: string, value: unknown): Fields {
  const [outer = '', inner] = path.split('.')
  const group = settings[outer]
  return { ...settings, [outer]: inner === undefined || !isFields(group) ? value : { ...group, [inner]: value } }
}

/** A variable's text as the setting's type, which its default shows. */
function fromText(text: string, path: string): unknown {
  const kind = typeof valueAt(defaultSettings, path)
  if (kind === 'object') return timesFrom(text)
  if (kind === 'number') return text.trim() === '' ? undefined : Number(text)
  if (kind !== 'boolean') return text
  if (/^(1|true|yes|on)$/i.test(text)) return true
  return /^(0|false|no|off)$/i.test(text) ? false : undefined
}

/** Seconds for all operations, e.g. `3600`, or for some, e.g. `assignCodes=3600,judgeRelevance=0`. */
function timesFrom(text: string): unknown {
  const number = (digits: string | undefined) => (digits?.trim() ? Number(digits) : undefined)
  if (!text.includes('=')) return everyOperation(number(text))
  const pairs = text.split(',').map((pair) => pair.split('='))
  return Object.fromEntries(pairs.map(([operation = '', seconds]) => [operation.trim(), number(seconds) ?? Number.NaN]))
}

/** What the environment fixes; a variable that makes no sense fixes nothing. */
function heldByEnvironment(env: Environment, log: Log) {
  return variables.flatMap(({ path, variable }) => {
    const text = env[variable]
    if (text === undefined || text === '') return []
    const value = fromText(text, path)
    if (Settings.safeParse(withValue(defaultSettings, path, value)).success) return [{ path, variable, value }]
    log('warning', `${variable} is “${text}”, which is no value for “${path}”: it is ignored. Correct or remove it.`)
    return []
  })
}

/**
 * Opens the settings file, and brings an older one up to date. A broken one is kept aside as `<file>.broken`, one of a newer
 * Intercoder as `<file>.version-<n>`; both are said in the log, and the defaults take their place.
 */
export async function openSettingsFile(path: string, env: Environment, log: Log): Promise<SettingsFile> {
  const held = heldByEnvironment(env, log)

  async function stored(): Promise<Settings> {
    const text = await readIfThere(path)
    if (text === undefined) return defaultSettings
    const result = read(text)
    if ('settings' in result) return result.settings
    const aside = 'newer' in result ? `${path}.version-${result.newer}` : `${path}.broken`
    const why = 'newer' in result ? 'it comes from a newer Intercoder' : result.fault
    await rename(path, aside)
    log(
      'warning',
      `The settings in ${path} cannot be used: ${why}. They were kept as ${aside}, and the defaults hold now.`,
    )
    return defaultSettings
  }

  let file = await stored()
  const overlay = (settings: Settings): Settings =>
    Settings.parse(held.reduce<Fields>((all, { path, value }) => withValue(all, path, value), settings))
  let current = overlay(file)

  return {
    current: () => current,
    fixed: held.map(({ path, variable }) => ({ path, variable })),
    async write(settings) {
      const chosen = Settings.parse(
        held.reduce<Fields>((all, { path }) => withValue(all, path, valueAt(file, path)), settings),
      )
      await writeAtomically(path, `${JSON.stringify(chosen, null, 2)}\n`)
      file = chosen
      current = overlay(chosen)
    },
  }
}
