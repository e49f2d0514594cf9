// One tsconfig an environment: what has no DOM or no Node must compile without it.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { root } from './stamp.mjs'

const projects = ['shared', 'electron', 'renderer', 'test', '.']
const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
let failed = false
for (const project of projects) {
  const child = spawn(process.execPath, [compiler, '-p', project], { cwd: root, stdio: 'inherit' })
  const [code] = await once(child, 'exit')
  if (code === 0) continue
  console.error(`types: ${project === '.' ? 'the root' : `${project}/`} does not compile`)
  failed = true
}
process.exit(failed ? 1 : 0)
