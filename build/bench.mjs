// npm run bench -- <name> … [--json]: bundles test/benchmarks/<name>.bench.ts, which Node 20 cannot load as it is, and
// runs it. Without a name it says which there are.
import { readdirSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'
import { out, root } from './stamp.mjs'

const folder = join(root, 'test', 'benchmarks')
const extension = '.bench.ts'
const known = readdirSync(folder)
  .filter((file) => file.endsWith(extension))
  .map((file) => file.slice(0, -extension.length))
const asJson = process.argv.includes('--json')
const wanted = process.argv.slice(2).filter((word) => word !== '--json')
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  process.exit(2)
}
if (wanted.length === 0) console.log(`Benchmarks: ${known.join(', ')}. npm run bench -- <name> … [--json] runs them.`)

const environment = {
  node: process.version,
  platform: `${platform()} ${release()}`,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
}

const number = (value) =>
  value === undefined ? '' : value.toPrecision(value >= 1000 ? Math.ceil(Math.log10(value)) : 3)

function print(results) {
  console.log(`${Object.values(environment).slice(0, 3).join(', ')}, ${environment.cores} cores`)
  for (const { id, metric, ours, peer, peerName, ratio, low, high } of results) {
    const range = `[${number(low)} to ${number(high)}]`
    const compared = peerName === undefined ? range : `${number(peer)} (${peerName}), ratio ${number(ratio)} ${range}`
    console.log(`  ${id.padEnd(16)} ${number(ours).padStart(10)}  ${compared}; ${metric}`)
  }
}

for (const name of wanted) {
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
  const { default: run } = await import(pathToFileURL(join(outDir, `${name}.bench.mjs`)))
  if (!asJson) console.log(`\n── ${name}`)
  const results = await run()
  if (asJson) console.log(JSON.stringify({ name, environment, results }))
  else print(results)
}
