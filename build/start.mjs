// npm start: the desktop application where Electron can run, else the same in the browser.
import { spawn } from 'node:child_process'
import { buildWhenStale } from './buildWhenStale.mjs'
import { electronExecutable, fetchElectron } from './electronRuntime.mjs'
import { root } from './stamp.mjs'

const say = (line) => console.error(line)
const { env } = process
const fetchLimitMs = Number(env.INTERCODER_ELECTRON_TIMEOUT_MS ?? 180_000)
/** Who dies later than this did start; what happened then is no reason to start something else. */
const startMs = 15_000

const hasDisplay = process.platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)

async function executable() {
  if (env.INTERCODER_HOST === 'web') return undefined
  if (!hasDisplay) {
    say('There is no display here, so Intercoder runs in the browser.')
    return undefined
  }
  const there = electronExecutable()
  if (there) return there
  say(`Fetching the Electron runtime, once (at most ${fetchLimitMs / 1000} s; INTERCODER_HOST=web goes without it) …`)
  const why = await fetchElectron(fetchLimitMs)
  if (why) say(`It could not be fetched (${why}), so Intercoder runs in the browser.`)
  return why ? undefined : electronExecutable()
}

/** @returns the exit code, or `undefined` where Electron could not even show its window. */
function runElectron(path) {
  const begun = Date.now()
  let ready = false
  // A shell that runs inside Electron itself may have this set, and Electron would then be a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...clean } = env
  const child = spawn(path, [root], { stdio: ['inherit', 'pipe', 'inherit'], env: clean })
  child.stdout.on('data', (piece) => {
    if (String(piece).includes('INTERCODER_READY')) ready = true
    else process.stdout.write(piece)
  })
  // Ctrl-C reaches the child as well, which ends in its own time.
  process.on('SIGINT', () => undefined)
  return new Promise((done) => {
    const ended = (code) =>
      done(ready || code === 0 || code === 3 || Date.now() - begun > startMs ? (code ?? 1) : undefined)
    child.on('exit', ended)
    child.on('error', () => ended(undefined))
  })
}

try {
  await buildWhenStale(say)
} catch (error) {
  say(error.message)
  process.exit(3)
}
const electron = await executable()
if (electron) {
  const code = await runElectron(electron)
  if (code !== undefined) process.exit(code)
  process.removeAllListeners('SIGINT')
  say('Electron stopped before it showed a window, so Intercoder runs in the browser.')
}
// In this process, so that Ctrl-C ends the host in order.
process.argv.splice(2, Number.POSITIVE_INFINITY, 'web', ...process.argv.slice(2))
await import('../out/main/cli.js')
