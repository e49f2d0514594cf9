// npm run bench -- <name> … [--json | --markdown | --csv] [--out <folder>]: bundles test/benchmarks/<name>.bench.ts, which
// Node 20 cannot load as it is, and runs it; “all” stands for all of them, and without a name it says which there are.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { cpus, platform, release, totalmem } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { build } from 'vite'
import { out, root } from './stamp.mjs'

const folder = join(root, 'test', 'benchmarks')
const extension = '.bench.ts'
const known = readdirSync(folder)
  .filter((file) => file.endsWith(extension))
  .map((file) => file.slice(0, -extension.length))
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    csv: { type: 'boolean', default: false },
    out: { type: 'string' },
  },
})
const wanted = positionals.includes('all') ? known : positionals
const unknown = wanted.filter((name) => !known.includes(name))
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${known.join(', ')}.`)
  process.exit(2)
}
if (wanted.length === 0)
  console.log(
    `Benchmarks: ${known.join(', ')}.\nnpm run bench -- <name> … [--json | --markdown | --csv] [--out <folder>]`,
  )

const environment = {
  node: process.version,
  platform: `${platform()} ${release()}`,
  cpu: cpus()[0]?.model ?? 'unknown',
  cores: cpus().length,
  memoryGb: Math.round(totalmem() / 2 ** 30),
}

/** Processor, memory and event loop while a benchmark runs, 20 times a second. */
async function watched(run) {
  const delay = monitorEventLoopDelay({ resolution: 10 })
  const [begun, before] = [performance.now(), process.cpuUsage()]
  let rss = process.memoryUsage.rss()
  const timer = setInterval(() => {
    rss = Math.max(rss, process.memoryUsage.rss())
  }, 50)
  delay.enable()
  const results = await run()
  delay.disable()
  clearInterval(timer)
  const { user, system } = process.cpuUsage(before)
  const figure = (id, metric, ours) => ({ id, metric, ours, low: ours, high: ours })
  return [
    ...results,
    figure('process.cpu', 'processor seconds for each second', (user + system) / 1000 / (performance.now() - begun)),
    figure('process.rss', 'megabytes of the process at its peak', rss / 2 ** 20),
    // Of a benchmark that never lets go of the loop there is nothing to say.
    ...(delay.count > 0
      ? [figure('process.delay', 'milliseconds the event loop was late, 99th percentile', delay.percentile(99) / 1e6)]
      : []),
  ]
}

/** Goals stand beside the results, whose form is agreed upon. */
function parted(all) {
  const goals = all.flatMap(({ id, goal, ...result }) => {
    if (!goal) return []
    const reached = result[goal.of]
    const [sign, bound] = 'atLeast' in goal ? ['≥', goal.atLeast] : ['≤', goal.atMost]
    return [
      { id, of: goal.of, goal: `${sign} ${bound}`, reached, met: sign === '≥' ? reached >= bound : reached <= bound },
    ]
  })
  return { results: all.map(({ goal, ...result }) => result), goals }
}

const number = (value) =>
  value === undefined ? '' : value.toPrecision(Math.abs(value) >= 1000 ? Math.ceil(Math.log10(Math.abs(value) + 1)) : 3)

function printed({ results, goals }) {
  const lines = results.map(({ id, metric, ours, peer, peerName, ratio, low, high }) => {
    const range = `[${number(low)} to ${number(high)}]`
    const beside = ratio === undefined ? '' : `, ratio ${number(ratio)} ${range}`
    const compared = peerName === undefined ? range : `${number(peer)} (${peerName})${beside}`
    return `  ${id.padEnd(18)} ${number(ours).padStart(10)}  ${compared}; ${metric}`
  })
  const reached = goals.map(
    ({ id, of, goal, reached, met }) =>
      `  ${met ? 'met    ' : 'NOT MET'} ${id}: ${of} ${number(reached)}, goal ${goal}`,
  )
  return [...lines, ...reached].join('\n')
}

const columns = ['id', 'metric', 'ours', 'peer', 'peerName', 'ratio', 'low', 'high']

const titleOf = ({ name, rows }) => (rows.length > 0 ? `${name} (${rows.join(', ')})` : name)

const asMarkdown = ({ name, rows, results, goals }) =>
  [
    `## ${titleOf({ name, rows })}`,
    '',
    `${Object.values(environment).slice(0, 3).join(', ')}, ${environment.cores} cores, ${environment.memoryGb} GB`,
    '',
    '| measure | ours | peer | ratio | least to greatest | what |',
    '|---|---|---|---|---|---|',
    ...results.map(({ id, metric, ours, peer, peerName, ratio, low, high }) => {
      const beside = peerName === undefined ? '' : `${number(peer)} (${peerName})`
      return `| ${id} | ${number(ours)} | ${beside} | ${number(ratio)} | ${number(low)} to ${number(high)} | ${metric} |`
    }),
    ...(goals.length > 0 ? ['', '| must reach | goal | reached | |', '|---|---|---|---|'] : []),
    ...goals.map(
      ({ id, of, goal, reached, met }) =>
        `| ${id} | ${of} ${goal} | ${number(reached)} | ${met ? 'met' : '**not met**'} |`,
    ),
    '',
  ].join('\n')

/** Texts in quotes, quotes doubled. */
const cell = (value) => (typeof value === 'string' ? `"${value.replaceAll('"', '""')}"` : (value ?? ''))
const asCsv = (all) =>
  [
    ['benchmark', ...columns].join(','),
    ...all.flatMap(({ name, results }) =>
      results.map((result) => [name, ...columns.map((column) => result[column])].map(cell).join(',')),
    ),
  ].join('\r\n')

const reports = []
const asText = !options.json && !options.markdown && !options.csv
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
  const { default: run, rows = [] } = await import(pathToFileURL(join(outDir, `${name}.bench.mjs`)))
  const report = { name, rows, environment, ...parted(await watched(run)) }
  reports.push(report)
  if (asText) console.log(`\n── ${titleOf(report)}\n${printed(report)}`)
  if (options.json) console.log(JSON.stringify(report))
  if (options.markdown) console.log(asMarkdown(report))
}
if (options.csv) console.log(asCsv(reports))
if (options.out !== undefined && reports.length > 0) {
  mkdirSync(options.out, { recursive: true })
  const write = (name, of) => {
    if (of.length === 0) return
    writeFileSync(join(options.out, `${name}.json`), `${JSON.stringify(of, null, 2)}\n`)
    writeFileSync(join(options.out, `${name}.md`), of.map(asMarkdown).join('\n'))
    writeFileSync(join(options.out, `${name}.csv`), `${asCsv(of)}\r\n`)
  }
  write('benchmark_results', reports)
  write(
    'comparison_benchmark_results',
    reports.filter(({ name }) => name === 'old_vs_new'),
  )
}
