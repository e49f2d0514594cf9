// npm run bench -- <name> …: bundles test/benchmarks/<name>.bench.ts, which TypeScript's own runtime cannot load on Node 20,
// and runs it. Without a name, all of them.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { out, root } from './stamp.mjs'

const folder = join(root, 'test', 'benchmarks')
const extension = '.bench.ts'
const known = existsSync(folder)
  ? readdirSync(folder)
      .filter((file) => file.endsWith(extension))
      .map((file) => file.slice(0, -extension.length))
  : []
const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0 || known.length === 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ') || 'none yet'}.`)
  process.exit(2)
}

for (const name of wanted.length > 0 ? wanted : known) {
  const outDir = join(out, 'bench', name)
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    build: {
      ssr: join(folder, `${name}${extension}`),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: '[name].mjs' } },
    },
  })
  console.log(`\n── ${name}`)
  await import(pathToFileURL(join(outDir, `${name}.bench.mjs`)))
}
