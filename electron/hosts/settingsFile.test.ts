import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { openSettingsFile } from './settingsFile.ts'

async function opened(content: string | undefined, env: Record<string, string> = {}) {
  const folder = await mkdtemp(join(tmpdir(), 'intercoder-settings-'))
  const path = join(folder, 'settings.json')
  if (content !== undefined) await writeFile(path, content)
  const said: string[] = []
  const settings = await openSettingsFile(path, env, (_, message) => said.push(message))
  return { folder, path, settings, said, stored: async () => JSON.parse(await readFile(path, 'utf8')) }
}

test('without a file the defaults hold, and nothing is written', async () => {
  const { folder, settings } = await opened(undefined)
  expect(settings.current()).toEqual(defaultSettings)
  expect(await readdir(folder)).toEqual([])
})

test('what is written holds at once and after opening again', async () => {
  const { path, settings } = await opened(undefined)
  await settings.write({ ...defaultSettings, language: 'de' })
  expect(settings.current().language).toBe('de')
  expect((await openSettingsFile(path, {}, () => undefined)).current().language).toBe('de')
})

test('a file without a version is brought up to date: what it says stays, what it leaves out takes its default', async () => {
  const { settings, said } = await opened('{ "language": "de", "cache": { "ttlSeconds": 60 } }')
  expect(settings.current()).toEqual({
    ...defaultSettings,
    language: 'de',
    cache: { ...defaultSettings.cache, ttlSeconds: { judgeRelevance: 60, assignCodes: 60 } },
  })
  expect(said).toEqual([])
})

test.each([
  [0, {}],
  [60, { judgeRelevance: 60, assignCodes: 60 }],
])(
  'S1-03 a file of version 1 keeps its time (%d), now for each operation, and the disk stays unbounded',
  async (ttlSeconds, expected) => {
    const old = { ...defaultSettings, version: 1, cache: { enabled: false, ttlSeconds, memoryMb: 64 } }
    const { settings, said } = await opened(JSON.stringify(old))
    expect(settings.current().cache).toEqual({
      enabled: false,
      ttlSeconds: expected,
      memoryMb: 64,
      maxMb: 0,
      folder: '',
    })
    expect(said).toEqual([])
  },
)

test.each([
  ['{ "language": ', 'not valid JSON'],
  ['[]', 'holds no settings'],
  ['{ "version": 2, "language": "fr" }', 'is wrong'],
  ['{ "version": "one" }', 'version is no number'],
])('a broken file (%s) is kept aside and said', async (content, why) => {
  const { folder, path, settings, said } = await opened(content)
  expect(settings.current()).toEqual(defaultSettings)
  expect(await readdir(folder)).toEqual(['settings.json.broken'])
  expect(await readFile(`${path}.broken`, 'utf8')).toBe(content)
  expect(said.join()).toContain(why)
})

test('a file of a newer Intercoder is kept aside under its version', async () => {
  const { folder, said } = await opened('{ "version": 7 }')
  expect(await readdir(folder)).toEqual(['settings.json.version-7'])
  expect(said.join()).toContain('newer Intercoder')
})

test('the environment holds over the file, and says by which variable', async () => {
  const { settings } = await opened('{ "concurrency": 5 }', {
    INTERCODER_CONCURRENCY: '9',
    INTERCODER_CACHE_ENABLED: 'off',
    INTERCODER_CACHE_TTL: '3600',
    INTERCODER_LANGUAGE: 'de',
  })
  expect(settings.current()).toMatchObject({
    concurrency: 9,
    language: 'de',
    cache: { enabled: false, ttlSeconds: { judgeRelevance: 3600, assignCodes: 3600 } },
  })
  expect(settings.fixed).toContainEqual({ path: 'cache.enabled', variable: 'INTERCODER_CACHE_ENABLED' })
  expect(settings.fixed).toHaveLength(4)
})

test('S1-06 S2-11 default < file < environment, for every setting of the cache', async () => {
  const file = JSON.stringify({ ...defaultSettings, cache: { ...defaultSettings.cache, memoryMb: 64, maxMb: 500 } })
  const chosen = await opened(file)
  expect(chosen.settings.current().cache).toMatchObject({ enabled: true, memoryMb: 64, maxMb: 500, folder: '' })
  const { settings } = await opened(file, {
    INTERCODER_CACHE_ENABLED: 'false',
    INTERCODER_CACHE_DIR: '/somewhere',
    INTERCODER_CACHE_TTL: 'assignCodes=60, judgeRelevance=0',
    INTERCODER_CACHE_MAX_MB: '2000',
    INTERCODER_CACHE_MEMORY_MB: '32',
  })
  expect(settings.current().cache).toEqual({
    enabled: false,
    folder: '/somewhere',
    ttlSeconds: { assignCodes: 60, judgeRelevance: 0 },
    maxMb: 2000,
    memoryMb: 32,
  })
})

test('a value of the environment is not taken into the file', async () => {
  const { settings, stored } = await opened('{ "concurrency": 5 }', { INTERCODER_CONCURRENCY: '9' })
  await settings.write({ ...settings.current(), theme: 'dark' })
  expect(await stored()).toMatchObject({ concurrency: 5, theme: 'dark' })
  expect(settings.current().concurrency).toBe(9)
})

test.each([
  ['INTERCODER_CONCURRENCY', 'many'],
  ['INTERCODER_CONCURRENCY', ' '],
  ['INTERCODER_CACHE_ENABLED', 'perhaps'],
  ['INTERCODER_CACHE_TTL', 'soon'],
  ['INTERCODER_CACHE_TTL', ' '],
  ['INTERCODER_CACHE_TTL', 'assignCodes=soon'],
  ['INTERCODER_CACHE_TTL', 'guess=60'],
  ['INTERCODER_LANGUAGE', 'fr'],
])('%s=%s fixes nothing and is said', async (variable, value) => {
  const { settings, said } = await opened(undefined, { [variable]: value })
  expect(settings.current()).toEqual(defaultSettings)
  expect(settings.fixed).toEqual([])
  expect(said.join()).toContain(variable)
})
