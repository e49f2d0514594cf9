// Electron Forge needs Node 22.13; on an older Node it runs under the one that npm's package `node` brings.
import { spawnSync } from 'node:child_process'

const [major, minor] = process.versions.node.split('.').map(Number)
const isEnough = major > 22 || (major === 22 && minor >= 13)
const shell = process.platform === 'win32'
const newer = isEnough ? [] : ['--yes', '--package=node@24.21.0']
const { status } = spawnSync(
  shell ? 'npm.cmd' : 'npm',
  ['exec', ...newer, '--', 'electron-forge', ...process.argv.slice(2)],
  { stdio: 'inherit', shell },
)
process.exit(status ?? 1)
