// What the built code was built from: a hash of every source, so that a build is made exactly when it would differ.
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))
export const out = join(root, 'out')
const stampFile = join(out, 'stamp')

const folders = ['shared', 'electron', 'renderer']
const single = ['package.json', 'package-lock.json', 'build/build.mjs']
const isTest = (path) => /\.test(-d)?\.tsx?$/.test(path)

function sources() {
  const inside = folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath ?? entry.path, entry.name)),
  )
  return [...inside, ...single.map((path) => join(root, path))].filter((path) => !isTest(path)).sort()
}

export function sourceStamp() {
  const hash = createHash('sha256')
  for (const path of sources())
    hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0')
  return hash.digest('hex')
}

export const builtStamp = () => (existsSync(stampFile) ? readFileSync(stampFile, 'utf8') : undefined)
export const keepStamp = (stamp) => writeFileSync(stampFile, stamp)
