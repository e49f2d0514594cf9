// Builds when a source differs from what `out/` was built from; two that start at once build once.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { builtStamp, out, root, sourceStamp } from './stamp.mjs'

const lock = join(out, '.building')

function runs(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

function take() {
  mkdirSync(out, { recursive: true })
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' })
    return true
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
    return false
  }
}

/** Waits while another process builds; a lock whose process died is no lock. */
async function takeLock() {
  while (!take()) {
    let builder
    try {
      builder = Number(readFileSync(lock, 'utf8'))
    } catch (error) {
      if (error.code !== 'ENOENT') throw error
      continue
    }
    if (builder > 0 && !runs(builder)) rmSync(lock, { force: true })
    else await sleep(200)
  }
}

/** @param say gets one line before a build takes place; nothing is said where none is needed. */
export async function buildWhenStale(say) {
  if (builtStamp() === sourceStamp()) return
  await takeLock()
  try {
    // Another process may have built while we waited.
    if (builtStamp() === sourceStamp()) return
    say('building Intercoder (once after each change of its sources) …')
    const child = spawn(process.execPath, [join(root, 'build/build.mjs')], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const [code] = await once(child, 'exit')
    if (code !== 0) throw new Error('The build failed; see above. If packages are missing, run “npm ci” first.')
  } finally {
    rmSync(lock, { force: true })
  }
}
