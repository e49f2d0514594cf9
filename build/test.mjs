// npm test, and with --long the fault and fuzz suites: every check in turn, none left out because another failed.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { chromiumInstallation, findChromium, installChromium } from './chromium.mjs'
import { root } from './stamp.mjs'

const isCi = process.env.CI === 'true'
const reports = mkdtempSync(join(tmpdir(), 'intercoder-test-'))
const bin = (name, file) => join(root, 'node_modules', name, file)
const enoughCoverage = 85

/** What has come to pass so far. A check that is no test counts as one that failed, where it failed. */
const tally = { passed: 0, failed: 0, skipped: 0 }
const failedChecks = []
const skippedTests = []

async function run(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } })
  const [code] = await once(child, 'exit')
  return code === 0
}

async function check(name, act) {
  const begun = performance.now()
  console.log(`\n── ${name}`)
  const ok = await act()
  console.log(`── ${name}: ${ok ? 'done' : 'FAILED'} in ${((performance.now() - begun) / 1000).toFixed(1)} s`)
  if (!ok) failedChecks.push(name)
  return ok
}

const script = (name, ...args) => run([join(root, 'build', name), ...args])

/** Counts what vitest wrote down. A file that could not even be loaded has no tests, and is a failure all the same. */
function count(report) {
  if (!existsSync(report)) return 0
  const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
  let failed = 0
  for (const { name, status, assertionResults } of testResults) {
    const file = relative(root, name)
    const failures = assertionResults.filter((test) => test.status === 'failed').length
    failed += failures === 0 && status === 'failed' ? 1 : failures
    tally.passed += assertionResults.filter((test) => test.status === 'passed').length
    for (const test of assertionResults)
      if (test.status !== 'passed' && test.status !== 'failed') skippedTests.push(`${file}: ${test.fullName}`)
  }
  tally.failed += failed
  return failed
}

/** Runs the tests of one vitest project. */
async function tests(project, { flags = [], env = {} } = {}) {
  const report = join(reports, `${project}.json`)
  const vitest = [bin('vitest', 'vitest.mjs'), 'run', '--project', project, '--passWithNoTests', ...flags]
  const ok = await run([...vitest, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`], env)
  const failed = count(report)
  // Vitest also fails over errors that belong to no test.
  if (!ok && failed === 0) tally.failed += 1
  return ok
}

/** `[1, 2, 3, 7]` as `1-3, 7`. */
function ranges(lines) {
  const runs = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (last && last[1] === line - 1) last[1] = line
    else runs.push([line, line])
  }
  return runs.map(([from, to]) => (from === to ? from : `${from}-${to}`)).join(', ')
}

/** Names the files of the core that tests leave too much of, with their lines; it decides nothing. */
function sayCoverage() {
  const report = join(root, 'coverage', 'coverage-final.json')
  if (!existsSync(report)) return
  const thin = Object.values(JSON.parse(readFileSync(report, 'utf8'))).flatMap(({ path, statementMap, s }) => {
    const lines = new Map()
    for (const [id, { start }] of Object.entries(statementMap))
      lines.set(start.line, Math.max(lines.get(start.line) ?? 0, s[id]))
    const missing = [...lines].filter(([, times]) => times === 0).map(([line]) => line)
    const percent = lines.size === 0 ? 100 : (100 * (lines.size - missing.length)) / lines.size
    return percent < enoughCoverage ? [{ path, percent, missing: missing.sort((a, b) => a - b) }] : []
  })
  console.log(
    thin.length === 0
      ? `Every file of the core is covered to ${enoughCoverage} % or more.`
      : `Covered to less than ${enoughCoverage} %:`,
  )
  for (const { path, percent, missing } of thin.sort((a, b) => a.percent - b.percent))
    console.log(`  ${relative(root, path)} ${percent.toFixed(0)} %, not run: lines ${ranges(missing)}`)
}

/** @returns the path of a Chromium, fetched where it may be; where there is none, it is said aloud. */
function bringChromium() {
  const chromium = findChromium() ?? installChromium()
  if (!chromium)
    console.log(
      [
        '',
        '!!! No Chromium was found and none could be installed: the tests in a browser are SKIPPED.',
        '!!! Install Chromium or Google Chrome, or name one by CHROMIUM=/path/to/chromium.',
        isCi ? '!!! CI=true: this counts as a failure.' : '!!! With CI=true this would be a failure.',
        '',
      ].join('\n'),
    )
  return chromium
}

async function everyCheck() {
  await check('lockfile names every platform’s packages', () => script('lockcheck.mjs'))
  const built = await check('build', () => script('build.mjs'))
  await check('types', () => script('types.mjs'))
  await check('lint and format', () => run([bin('@biomejs/biome', 'bin/biome'), 'check', '.']))
  await check('unused code', () => run([bin('knip', 'bin/knip.js')]))
  await check('unit tests', () => tests('node', { flags: ['--coverage'] }))
  sayCoverage()
  const chromium = bringChromium()
  if (!chromium) {
    skippedTests.push('all tests in a browser, and all from end to end: there is no Chromium')
    if (isCi) failedChecks.push('a Chromium for the browser tests')
    return
  }
  const env = { CHROMIUM: chromium }
  await check('tests in a browser', () => tests('browser', { env }))
  // Without a build there is nothing to drive, or worse, an old one.
  if (built) await check('tests from end to end', () => tests('e2e', { env }))
  else skippedTests.push('all tests from end to end: the build failed')
}

async function longChecks() {
  const built = await check('build', () => script('build.mjs'))
  if (built) await check('faults and fuzz', () => tests('long'))
  else skippedTests.push('all long tests: the build failed')
  if (tally.passed + tally.failed === 0) console.log('There are no long tests yet (test/long/*.long.ts).')
}

function sayInstallations() {
  const commands = findChromium() ? [] : chromiumInstallation()
  if (commands.length === 0) console.log('Nothing will be installed.')
  else
    console.log(
      `For the tests in a browser this will be installed:\n${commands.map((command) => `  ${command.join(' ')}`).join('\n')}`,
    )
}

if (process.argv.includes('--long')) await longChecks()
else {
  sayInstallations()
  await everyCheck()
}
rmSync(reports, { recursive: true, force: true })

const notTests = failedChecks.filter((name) => !/tests|faults/.test(name) || name.startsWith('a Chromium'))
tally.failed += notTests.length
tally.skipped += skippedTests.length
console.log('')
for (const test of skippedTests) console.log(`skipped: ${test}`)
for (const name of failedChecks) console.log(`failed: ${name}`)
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`)
process.exitCode = failedChecks.length > 0 || tally.failed > 0 ? 1 : 0
