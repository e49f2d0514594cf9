import { execFileSync } from 'node:child_process'
import { chmod, chown, mkdir, mkdtemp, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import type { Settings } from '../../shared/domain/settings.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { succeed } from '../../shared/std/outcome.ts'
import { answerCell, callsOf, settingsOfCell, unitsOfCell } from '../simulators/cells.ts'
import {
  eventsOf,
  figuresOf,
  prepareRun,
  projectId,
  runNamed,
  runToEnd,
  startProcess,
  unitsOf,
} from '../simulators/projectUnderTest.ts'
import { type SimulatedProvider, simulateProvider } from '../simulators/simulatedProvider.ts'

const cell = { n: 500, k: 3, relevance: 70, duplicates: 10 }
const calls = callsOf(cell, 'sharedRelevance')
const units = unitsOfCell(cell)

const folders: string[] = []
let mounted: string[] = []
afterEach(async () => {
  for (const folder of mounted) execFileSync('umount', [folder])
  mounted = []
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
})

async function emptyFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'intercoder-faults-'))
  folders.push(folder)
  return folder
}

interface World {
  readonly folder: string
  readonly cacheFolder: string
  readonly provider: SimulatedProvider
  readonly cache?: Partial<Settings['cache']>
  readonly now?: () => number
}

/** One run in a process of its own, from its first unit to its last: what it cost, and what the researcher was told. */
async function runIn({ folder, cacheFolder, provider, cache, now }: World, n: number) {
  const said: string[] = []
  const settings = { cache: { ...defaultSettings.cache, ...cache } }
  const timing = now ? { now } : {}
  const runs = startProcess({ folder, cacheFolder, provider, settings, timing, log: (message) => said.push(message) })
  const run = await prepareRun(runs, settingsOfCell(cell, { id: runNamed(`run-00000${n}`) }), units)
  const before = provider.asked.length
  await runToEnd(run)
  expect(run.status()).toEqual({
    runId: run.settings.id,
    state: 'finished',
    units: cell.n,
    done: cell.n,
    failed: 0,
    lastSeq: cell.n + 1,
  })
  const figures = await figuresOf(run)
  await runs.close()
  return { asked: provider.asked.length - before, said, figures }
}

async function world(cacheFolder?: string): Promise<World> {
  const provider = simulateProvider(answerCell)
  return { folder: await emptyFolder(), cacheFolder: cacheFolder ?? (await emptyFolder()), provider }
}

/** A file system of so many megabytes; where this process may mount none, that is said aloud. */
async function disk(megabytes: number): Promise<string | undefined> {
  const folder = await emptyFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' })
  } catch {
    console.warn('SKIPPED: a full disk and a read-only one, for this process may not mount any')
    return undefined
  }
  mounted.push(folder)
  return folder
}

/** One sentence about the cache: what, where, and what to do. */
function expectOneSentence(said: readonly string[], ...parts: readonly RegExp[]) {
  expect(said).toHaveLength(1)
  for (const part of parts) expect(said[0]).toMatch(part)
}

test('S1-04 S1-31 ENOSPC: on a full disk the run goes on in memory, is right, and is told of in one sentence', async (context) => {
  const small = await disk(1)
  if (!small) return context.skip()
  await writeFile(join(small, 'filler'), Buffer.alloc(700_000))
  const place = await world(small)
  const first = await runIn(place, 1)
  expect(first.asked).toBe(calls)
  expectOneSentence(first.said, /space/i, /replies/, /make room/)
  const second = await runIn(place, 2)
  expect(second.asked).toBeLessThanOrEqual(calls)
  expect(second.figures.failed).toBe(0)
})

test('S1-04 S1-31 EROFS: on a read-only disk the run goes on in memory, and is told of in one sentence', async (context) => {
  const small = await disk(4)
  if (!small) return context.skip()
  execFileSync('mount', ['-o', 'remount,ro', small])
  const { asked, said } = await runIn(await world(small), 1)
  expect(asked).toBe(calls)
  expectOneSentence(said, /read-only|EROFS/i, /remembered only until/)
})

test('S1-04 S1-31 EACCES: in a folder of somebody else the run goes on in memory, and is told of in one sentence', async (context) => {
  if (process.platform === 'win32') return context.skip()
  const place = await world()
  await chmod(place.cacheFolder, 0o500)
  const isRoot = process.getuid?.() === 0
  if (isRoot) {
    // Nothing is forbidden to root, so the work is done as nobody.
    await chown(place.folder, 65534, 65534)
    process.seteuid?.(65534)
  }
  try {
    const { asked, said } = await runIn(place, 1)
    expect(asked).toBe(calls)
    expectOneSentence(said, /EACCES|permission/i, /remembered only until/)
  } finally {
    if (isRoot) process.seteuid?.(0)
    await chmod(place.cacheFolder, 0o700)
  }
})

test('a truncated table file: what is lost is asked again, nothing else, and the store is put aside in one sentence', async () => {
  const place = await world()
  // Opened anew, the store writes its log into a table.
  for (const n of [1, 2]) await runIn(place, n)
  const replies = join(place.cacheFolder, projectId, 'replies')
  const [table] = (await readdir(replies)).filter((name) => name.endsWith('.ldb'))
  if (table === undefined) throw new Error('there is no table file')
  await truncate(join(replies, table), 1000)
  const third = await runIn(place, 3)
  expect(third.asked).toBeLessThanOrEqual(calls)
  expectOneSentence(third.said, /put aside/, /asked for again/)
  const fourth = await runIn(place, 4)
  expect([fourth.asked, fourth.said]).toEqual([0, []])
})

test('a foreign file: one beside ours harms nothing, one in our place begins the store anew', async () => {
  const place = await world()
  await runIn(place, 1)
  const replies = join(place.cacheFolder, projectId, 'replies')
  await writeFile(join(replies, 'notes.txt'), 'My notes')
  await mkdir(join(replies, 'pictures'))
  const second = await runIn(place, 2)
  expect([second.asked, second.said]).toEqual([0, []])
  await writeFile(join(replies, 'CURRENT'), 'My notes')
  const third = await runIn(place, 3)
  expectOneSentence(third.said, /put aside/)
  expect(third.figures.failed).toBe(0)
})

test('S2-01 two processes on one folder: the second remembers by itself, says so once, and both are right', async () => {
  const place = await world()
  const said: string[] = []
  const first = startProcess({ ...place, log: (message) => said.push(message) })
  const run = await prepareRun(first, settingsOfCell(cell, { id: runNamed('run-000001') }), units)
  await runToEnd(run)
  const other = { ...place, folder: await emptyFolder() }
  const second = await runIn(other, 2)
  expect(second.asked).toBe(calls)
  expectOneSentence(second.said, /Another Intercoder/, /close the other/)
  expect([await figuresOf(run), said]).toMatchObject([{ failed: 0, calls: { made: calls } }, []])
  await first.close()
  const third = await runIn(place, 3)
  expect([third.asked, third.said]).toEqual([0, []])
})

test('S1-03 clock jumps: without a TTL no reply ages, in ten years as after a jump back; with one it is asked again only when old', async () => {
  const place = await world()
  const begun = Date.now()
  const day = 86_400_000
  let jump = 0
  const at = (more: World) => ({ ...more, now: () => begun + jump + (Date.now() - begun) })
  expect((await runIn(at(place), 1)).asked).toBe(calls)
  for (const [n, days] of [3650, -3650, 0].entries()) {
    jump = days * day
    const { asked, figures, said } = await runIn(at(place), n + 2)
    expect([asked, figures.calls.made, said]).toEqual([0, 0, []])
  }
  const ttlSeconds = { judgeRelevance: 3600, assignCodes: 3600 }
  const hourly = { ...place, cache: { ttlSeconds } }
  jump = -day
  expect((await runIn(at(hourly), 5)).asked).toBe(0)
  jump = day
  expect((await runIn(at(hourly), 6)).asked).toBe(calls)
})

test('a reply of 20 MB is kept, served after a restart, and pushes nothing else out', async () => {
  const place = await world()
  const reason = 'because of this and that, '.repeat(800_000)
  const long = simulateProvider(async (question) =>
    question.operation === 'assignCodes' && question.text.includes('at length')
      ? succeed({
          raw: JSON.stringify({ codes: [{ code: 'hope', quote: 'hope', reason, confidence: 1 }] }),
          model: 'm-1',
        })
      : answerCell(question),
  )
  const texts = [
    ...Array.from({ length: 50 }, (_, i) => `Passage ${i} speaks of hope.`),
    'Hope at length, and hope again.',
  ]
  const codedReasons = async (id: string) => {
    const said: string[] = []
    const runs = startProcess({
      ...place,
      provider: long,
      settings: { cache: { ...defaultSettings.cache, memoryMb: 8 } },
      log: (message) => said.push(message),
    })
    const settings = settingsOfCell({ ...cell, n: texts.length, k: 1 }, { id: runNamed(id) })
    const run = await prepareRun(runs, settings, unitsOf(texts))
    await runToEnd(run)
    const reasons = (await eventsOf(run)).flatMap((event) =>
      event.type === 'unit' && event.outcome.kind === 'coded'
        ? event.outcome.codings.flatMap(({ codes }) => codes.map((code) => code.reason ?? ''))
        : [],
    )
    await runs.close()
    expect(said).toEqual([])
    return reasons
  }
  const first = await codedReasons('run-000001')
  expect(Math.max(...first.map(({ length }) => length))).toBe(reason.length)
  const asked = long.asked.length
  expect((await codedReasons('run-000002')).sort()).toEqual(first.sort())
  expect(long.asked).toHaveLength(asked)
})
