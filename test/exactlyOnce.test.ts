import { cp, readFile, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ProjectRuns } from '../electron/engine/runs/projectRuns.ts'
import type { RunEvent } from '../shared/domain/runEvent.ts'
import { createCallFigures } from '../shared/metrics/callFigures.ts'
import {
  accountedFor,
  coderNamed,
  emptyFolder,
  eventsOf,
  prepareRun,
  projectId,
  runSettings,
  startProcess,
  unitsOf,
  untilAtRest,
} from './simulators/projectUnderTest.ts'
import { simulateProvider } from './simulators/simulatedProvider.ts'

/** What may happen to a run. Shares are of what was written since the crash's last witness. */
type Step =
  | { readonly do: 'work'; readonly units: number }
  /** The process dies while lines are being appended: the answers are on the disk, of the journal some prefix is. */
  | { readonly do: 'crashInJournal'; readonly units: number; readonly kept: number }
  /** The process dies earlier still: no new line, of the answers some prefix, and the reply store knows none of them. */
  | { readonly do: 'crashInCalls'; readonly units: number; readonly kept: number }
  | { readonly do: 'restart' }
  /** A reader pulls from its place, or from an earlier one, as after a late or doubled delivery. */
  | { readonly do: 'pull'; readonly limit: number; readonly stale: number }

const units = fc.integer({ min: 1, max: 4 })
const kept = fc.double({ min: 0, max: 1, noNaN: true })
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('work' as const), units }),
  fc.record({ do: fc.constant('crashInJournal' as const), units, kept }),
  fc.record({ do: fc.constant('crashInCalls' as const), units, kept }),
  fc.record({ do: fc.constant('restart' as const) }),
  fc.record({ do: fc.constant('pull' as const), limit: fc.integer({ min: 1, max: 5 }), stale: fc.nat(4) }),
)

const contents = ['hope', 'weather', 'fear', 'hope and fear', 'nothing', 'more hope']
const histories = Number(process.env.INTERCODER_HISTORIES ?? 60)

async function live(steps: readonly Step[], segments: number, coderCount: number) {
  const coders = Array.from({ length: coderCount }, (_, i) => coderNamed(`k${i}`))
  const settings = runSettings({ units: segments, coders })
  const texts = Array.from({ length: segments }, (_, i) => contents[i % contents.length] ?? '')
  const folder = await emptyFolder()
  const runFolder = join(folder, projectId, 'runs', settings.id)
  const [journal, calls] = [join(runFolder, 'journal.jsonl'), join(runFolder, 'calls.jsonl')]
  const [replies, backup] = [join(folder, projectId, 'replies'), join(folder, 'backup')]
  const provider = simulateProvider()
  const start = () => startProcess({ folder, provider, settings: { concurrency: 2 } })

  let runs: ProjectRuns = start()
  await prepareRun(runs, settings, unitsOf(texts))
  let lost = 0
  const read: RunEvent[] = []

  async function work(more: number) {
    const run = await runs.find(settings.id)
    const until = run.status().done + more
    await run.start()
    while (run.status().state === 'running' && run.status().done < until) await new Promise((go) => setImmediate(go))
    await run.pause()
  }
  async function restart() {
    await runs.close()
    runs = start()
  }

  async function crash({ units, kept, ...step }: Extract<Step, { kept: number }>) {
    await runs.close()
    await rm(backup, { recursive: true, force: true })
    await cp(replies, backup, { recursive: true }).catch(() => {}) // before the first start there are none
    const [told, answered] = [await readFile(journal), await readFile(calls)]
    runs = start()
    await work(units)
    await runs.close()
    // The process that died said no farewell.
    const [lines, whole] = [await readFile(journal), withoutFarewell(await readFile(calls))]
    if (step.do === 'crashInJournal') {
      await truncate(journal, cut(told.length, lines.length, kept))
      await truncate(calls, whole.length)
    } else {
      const size = cut(Math.min(answered.length, whole.length), whole.length, kept)
      await truncate(journal, told.length)
      await truncate(calls, size)
      await rm(replies, { recursive: true, force: true })
      await cp(backup, replies, { recursive: true }).catch(() => {})
      lost += answersIn(whole) - answersIn(whole.subarray(0, size))
    }
    runs = start()
  }

  async function pull(limit: number, stale: number) {
    const after = Math.max(0, read.length - stale)
    const events = await (await runs.find(settings.id)).eventsAfter(after, limit)
    for (const event of events) {
      if (event.seq <= read.length) expect(event).toEqual(read[event.seq - 1])
      else read.push(event)
    }
    expect(read.map(({ seq }) => seq)).toEqual(read.map((_, i) => i + 1))
  }

  for (const step of steps) {
    if (step.do === 'work') await work(step.units)
    else if (step.do === 'restart') await restart()
    else if (step.do === 'pull') await pull(step.limit, step.stale)
    else await crash(step)
  }
  const run = await runs.find(settings.id)
  await run.start()
  await untilAtRest(run)
  expect(run.status()).toMatchObject({ state: 'finished', done: segments, failed: 0 })
  while (read.length < run.status().lastSeq) await pull(3, 1)
  expect(await eventsOf(run)).toEqual(read)
  await restart()
  expect(await eventsOf(await runs.find(settings.id))).toEqual(read)
  await runs.close()
  await rm(folder, { recursive: true })
  return { read, texts, coders, asked: provider.asked, lost }
}

const cut = (from: number, to: number, share: number) => from + Math.floor((to - from) * share)
const answersIn = (bytes: Buffer) =>
  new Set([...wholeLines(bytes).matchAll(/^\{"type":"received","key":"(\w+)"/gm)].map(([, key]) => key)).size
const wholeLines = (bytes: Buffer) => bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1).toString('utf8')
function withoutFarewell(bytes: Buffer): Buffer {
  const last = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1
  return bytes.subarray(last).includes('"paused"') ? bytes.subarray(0, last) : bytes
}

test('whatever crashes, every judgement is told exactly once, and no answer that was on the disk is paid for again', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { maxLength: 8 }),
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 3 }),
      async (steps, segments, coderCount) => {
        const { read, texts, coders, asked, lost } = await live(steps, segments, coderCount)
        const codings = read.flatMap((event) =>
          event.type === 'unit' && event.outcome.kind === 'coded'
            ? event.outcome.codings.map(({ coderId }) => `${event.segmentId}/${coderId}`)
            : [],
        )
        const expected = texts.flatMap((text, i) =>
          text === 'weather' ? [] : coders.map(({ id }) => `doc.${i}/${id}`),
        )
        expect(codings.sort()).toEqual(expected.sort())

        const distinct = new Set(texts)
        const relevant = [...distinct].filter((text) => text !== 'weather')
        const questions = distinct.size + relevant.length * coders.length
        expect(asked.length).toBe(questions + lost)

        const fold = createCallFigures({ coders })
        fold.add(read)
        const figures = fold.figures()
        expect(figures.calls).toMatchObject({ made: questions, attempts: questions })
        expect(accountedFor(figures)).toBe(coders.length * (figures.segments + figures.relevant))
      },
    ),
    { seed: 20261120, numRuns: histories },
  )
}, 600_000)
