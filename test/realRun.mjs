// The main job once for real, as README says it: the sample project coded by three lexical coders, on the command line, in a
// data folder of its own; then, where they lie beside the project, real texts. Counts are checked, not believed.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const home = mkdtempSync(join(tmpdir(), 'intercoder-real-run-'))

/** One run of the command. @returns the object that `--json` prints. */
function intercoder(...args) {
  const { status, stdout, stderr } = spawnSync('npx', ['intercoder', 'run', ...args, '--json'], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, INTERCODER_HOME: join(home, 'data') },
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  assert.equal(status, 0, `intercoder run ${args.join(' ')} ended with ${status}\n${stderr}\n${stdout}`)
  return JSON.parse(stdout)
}

/** Had every coder asked everything about every unit there were k·segments + k·relevant questions. */
function checkQuestions({ segments, relevant, coders, calls }) {
  const { shared, duplicate, earlierRun, singleFlight } = calls.avoided
  const questions = coders.length * (segments + relevant)
  assert.equal(calls.made + shared + duplicate + earlierRun + singleFlight, questions, 'every question has one cause')
}

function codedTwice(name, ...args) {
  const first = intercoder(...args)
  checkQuestions(first)
  assert.equal(first.failed, 0, `${name}: no unit fails`)
  assert.equal(first.coders.length, 3)
  const { judgeRelevance, assignCodes } = first.calls.byOperation
  assert.equal(judgeRelevance, first.distinct, `${name}: relevance is asked once for each content`)
  assert.equal(assignCodes, 3 * first.distinctRelevant, `${name}: each coder is asked once for each relevant content`)
  const second = intercoder(...args)
  checkQuestions(second)
  assert.equal(second.calls.made, 0, `${name}: a second run asks nothing`)
  const third = intercoder(...args, '--temperatures', '0,0.2,0.5')
  checkQuestions(third)
  assert.equal(third.calls.made, first.distinctRelevant, `${name}: another temperature asks that coder alone`)
  const { alpha, low, high } = first.reliability
  console.log(
    `${name}: ${first.segments} segments (${first.distinct} distinct; relevant ${first.relevant}, ${first.distinctRelevant} distinct), ${first.calls.made} calls, then 0, then ${third.calls.made} for another temperature; alpha ${alpha} [${low}, ${high}]`,
  )
  return first
}

const quoted = (text) => `"${text.replaceAll('"', '""')}"`

try {
  const sample = codedTwice('sample', 'sample')
  assert.ok(sample.segments > 0)

  const datasets = join(root, '..', 'shared', 'datasets')
  if (existsSync(datasets)) {
    const codebook = join(datasets, 'qca-aid', 'QCA-AID-Codebook-Example.json')
    const { segments } = JSON.parse(readFileSync(join(datasets, 'qca-aid', 'test_dataset_v1.json'), 'utf8'))
    const csv = join(home, 'qca-aid.csv')
    writeFileSync(csv, `text\n${segments.map(({ text }) => quoted(text)).join('\n')}\n`)
    const interviews = codedTwice('qca-aid', csv, '--codebook', codebook)
    assert.deepEqual([interviews.segments, interviews.distinct], [100, 35])

    // Windows-1252, which the program has to find out.
    const answers = join(datasets, 'llmcode-games-as-art', 'bopp_test.csv')
    const art = codedTwice('games-as-art', answers, '--text-column', 'why_art', '--codebook', codebook)
    assert.equal(art.segments, 174)
  } else console.warn(`SKIPPED: real texts, because ${datasets} is not there`)
} finally {
  rmSync(home, { recursive: true, force: true })
}
