// The lockfile must name every package of every platform: a registry that lacks some makes npm leave them out, and then
// `npm ci` fails, here or on other people's machines. Packages from git would need a network that not everybody has.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './stamp.mjs'

const { packages } = JSON.parse(readFileSync(process.argv[2] ?? join(root, 'package-lock.json'), 'utf8'))

/** Node's way of looking a package up: beside whoever asks, then folder by folder outwards. */
function isLocked(asker, name) {
  for (let folder = asker; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    if (packages[`${folder === '' ? '' : `${folder}/`}node_modules/${name}`]) return true
    if (folder === '') return false
  }
}

const faults = Object.entries(packages).flatMap(([path, { version, resolved = '', optionalDependencies = {} }]) => [
  ...Object.entries(optionalDependencies)
    .filter(([name]) => !isLocked(path, name))
    .map(([name, range]) => `${path || 'the project'} ${version}: ${name} ${range} is not in the lockfile`),
  ...(/^git|codeload/.test(resolved) ? [`${path}: comes from git (${resolved})`] : []),
])
for (const fault of faults) console.error(fault)
process.exit(faults.length > 0 ? 1 : 0)
