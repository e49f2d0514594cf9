import { expect, test } from 'vitest'
import { dataFolder } from './dataFolder.ts'

test.each<[Record<string, string>, NodeJS.Platform, string]>([
  [{}, 'linux', '/home/ana/.local/share/intercoder'],
  [{ XDG_DATA_HOME: '/data' }, 'linux', '/data/intercoder'],
  [{ XDG_DATA_HOME: 'relative' }, 'linux', '/home/ana/.local/share/intercoder'],
  [{}, 'darwin', '/home/ana/Library/Application Support/Intercoder'],
  [{ APPDATA: '/roaming' }, 'win32', '/roaming/Intercoder'],
  [{ INTERCODER_HOME: '/elsewhere', XDG_DATA_HOME: '/data' }, 'linux', '/elsewhere'],
])('with %o on %s it is %s', (env, platform, folder) => {
  expect(dataFolder(env, platform, '/home/ana')).toBe(folder)
})
