// A Chromium for the browser tests: one that is there, else one that may be fetched.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from 'playwright-core'

const usual = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

const isRoot = process.getuid?.() === 0

/** Quiet and without a network of its own. The sandbox needs a user who is not root. */
export const chromiumFlags = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The path of a Chromium, or `undefined`. `CHROMIUM` names one, and then no other will do. */
export function findChromium() {
  if (process.env.CHROMIUM) return existsSync(process.env.CHROMIUM) ? process.env.CHROMIUM : undefined
  return [...usual, chromium.executablePath()].find((path) => existsSync(path))
}

const isDebian = () =>
  existsSync('/etc/os-release') && /^ID(_LIKE)?=.*debian/m.test(readFileSync('/etc/os-release', 'utf8'))

/** What would be installed, as the commands that do it; empty where that is forbidden. */
export function chromiumInstallation() {
  if (process.env.CHROMIUM) return []
  if (isRoot && isDebian())
    return process.env.INTERCODER_NO_APT === '1'
      ? []
      : [
          ['apt-get', 'update', '-qq'],
          ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
        ]
  return [[process.platform === 'win32' ? 'npx.cmd' : 'npx', 'playwright', 'install', 'chromium']]
}

/** Runs those commands; stops at the first that fails. */
export function installChromium() {
  for (const [command, ...args] of chromiumInstallation())
    if (spawnSync(command, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status !== 0)
      return undefined
  return findChromium()
}
