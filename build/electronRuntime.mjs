// Where the Electron runtime lies, and how it is fetched. `require('electron')` is no way to ask: it downloads at once.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const require = createRequire(import.meta.url)
const executables = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }

function electronPackage() {
  try {
    return dirname(require.resolve('electron/package.json'))
  } catch (error) {
    if (error.code === 'MODULE_NOT_FOUND') return undefined
    throw error
  }
}

/** The runtime's executable, or `undefined` where it is missing or of another version than the package. */
export function electronExecutable() {
  const folder = electronPackage()
  if (!folder) return undefined
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const dist = override ?? join(folder, 'dist')
  const executable = join(dist, executables[process.platform] ?? 'electron')
  if (!existsSync(executable)) return undefined
  if (override) return executable
  const wanted = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version
  const there = existsSync(join(dist, 'version')) ? readFileSync(join(dist, 'version'), 'utf8').trim() : ''
  return there.replace(/^v/, '') === wanted ? executable : undefined
}

/** Fetches the runtime. @returns undefined when it is there, else why not, in one line. */
export function fetchElectron(limitMs) {
  const folder = electronPackage()
  if (!folder) return Promise.resolve('the package electron is not installed')
  return new Promise((done) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: ['ignore', 'ignore', 'pipe'] })
    let complaint = ''
    child.stderr.on('data', (piece) => {
      complaint += piece
    })
    const timer = setTimeout(() => child.kill(), limitMs)
    child.on('exit', (code, signal) => {
      clearTimeout(timer)
      const first = complaint.split('\n').find((line) => /error/i.test(line)) ?? complaint.split('\n')[0]
      done(code === 0 ? undefined : signal ? `no answer in ${limitMs / 1000} s` : first || `exit code ${code}`)
    })
  })
}
