import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seededRandom, uniform } from '../../shared/reliability/random.ts'
import { findNumbered, isNumbered, openNumbered } from '../simulators/numberedReplies.ts'

const kills = 200
let home: string

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'intercoder-killed-'))
  const root = fileURLToPath(new URL('../..', import.meta.url))
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    // Beside the packages it loads, which stay outside the bundle.
    build: {
      ssr: join(root, 'test', 'simulators', 'replyWriter.process.ts'),
      outDir: join(root, 'out', 'long'),
      target: 'node20',
      minify: false,
      rolldownOptions: { output: { format: 'es', entryFileNames: 'replyWriter.mjs' } },
    },
  })
})
afterAll(() => rm(home, { recursive: true }))

const writer = fileURLToPath(new URL('../../out/long/replyWriter.mjs', import.meta.url))

interface Writing {
  readonly child: ChildProcess
  readonly opened: Promise<unknown>
  /** One more than the greatest number that is on the disk by the writer's word. */
  readonly acknowledged: () => number
  readonly complaints: () => string
}

function write(folder: string, first: number): Writing {
  const child = spawn(process.execPath, [writer, folder, String(first)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, complained] = ['', '']
  child.stdout?.on('data', (piece) => (said += piece))
  child.stderr?.on('data', (piece) => (complained += piece))
  return {
    child,
    opened: once(child.stdout ?? child, 'data'),
    // The last line may have been cut short by the kill.
    acknowledged: () => Math.max(first, ...said.split('\n').slice(0, -1).map(Number).filter(Number.isInteger)),
    complaints: () => complained,
  }
}

test(`G19 S2-01 killed at ${kills} random moments, the store loses no reply it had acknowledged and serves none by halves`, async () => {
  const folder = join(home, 'replies')
  const random = seededRandom(20261120)
  const said: string[] = []
  let [next, beyond, spans] = [0, 0, [] as { from: number; acknowledged: number }[]]
  for (let kill = 0; kill < kills; kill++) {
    const from = next
    const writing = write(folder, from)
    await writing.opened
    await new Promise((resolve) => setTimeout(resolve, uniform(random) ** 2 * 250))
    writing.child.kill('SIGKILL')
    await once(writing.child, 'close')
    expect(writing.complaints()).toBe('')
    const acknowledged = writing.acknowledged()
    spans = [...spans, { from, acknowledged }]

    const cache = await openNumbered(folder, (message) => said.push(message))
    for (let n = from; n < acknowledged; n++) expectWhole(findNumbered(cache, n), n)
    // What nobody was told of is whole or not there.
    next = acknowledged
    for (let n = acknowledged; n < acknowledged + 400; n++) {
      const found = findNumbered(cache, n)
      if (!found) continue
      expectWhole(found, n)
      next = n + 1
      beyond++
    }
    await cache.close()
  }
  const cache = await openNumbered(folder, (message) => said.push(message))
  let kept = 0
  for (const { from, acknowledged } of spans)
    for (let n = from; n < acknowledged; n++, kept++) expectWhole(findNumbered(cache, n), n)
  await cache.close()
  expect(said).toEqual([])
  expect(kept).toBeGreaterThan(kills)
  console.log(
    `${kills} kills: ${kept} acknowledged replies, all there; ${beyond} more that nobody had been told of, all whole`,
  )
})

function expectWhole(found: ReturnType<typeof findNumbered>, n: number) {
  if (!found || !isNumbered(found, n)) throw new Error(`reply ${n} is ${found ? 'not what was kept' : 'lost'}`)
}
