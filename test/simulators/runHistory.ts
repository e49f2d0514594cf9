import { cp, readFile, rm, truncate } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect } from 'vitest'
import type { ProjectRuns } from '../../electron/engine/runs/projectRuns.ts'
import type { Run } from '../../electron/engine/runs/run.ts'
import type { AutomaticCoder } from '../../shared/domain/coder.ts'
import type { RunSettings } from '../../shared/domain/run.ts'
import type { RunEvent } from '../../shared/domain/runEvent.ts'
import { createCallFigures } from '../../shared/metrics/callFigures.ts'
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
} from './projectUnderTest.ts'
import { simulateProvider } from './simulatedProvider.ts'

/** What may happen to a run. Shares are of what was written since the crash's last witness. */
export type RunStep =
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
export const runStep: fc.Arbitrary<RunStep> = fc.oneof(
  fc.record({ do: fc.constant('work' as const), units }),
  fc.record({ do: fc.constant('crashInJournal' as const), units, kept }),
  fc.record({ do: fc.constant('crashInCalls' as const), units, kept }),
  fc.record({ do: fc.constant('restart' as const) }),
  fc.record({ do: fc.constant('pull' as const), limit: fc.integer({ min: 1, max: 5 }), stale: fc.nat(4) }),
)
export const segmentCount = fc.integer({ min: 1, max: 9 })
export const coderCount = fc.integer({ min: 1, max: 3 })

const contents = ['hope', 'weather', 'fear', 'hope and fear', 'nothing', 'more hope']

/** Whoever follows a run, and what may happen to them besides. */
export interface Follower<Happening> {
  /** Reads at most `limit` lines, from `stale` lines before their place. */
  readonly pull: (run: Run, limit: number, stale: number) => Promise<void>
  readonly meet: (happening: Happening, run: Run) => Promise<void>
  readonly place: () => Promise<number>
}

export interface RunHistory<Happening> {
  readonly steps: readonly (RunStep | Happening)[]
  readonly segments: number
  readonly coders: number
}

export interface LivedRun {
  readonly settings: RunSettings
  readonly texts: readonly string[]
  /** The whole journal, as it is told in the end. */
  readonly journal: readonly RunEvent[]
  /** How many questions the provider was asked, and of how many the answers were lost in crashes. */
  readonly asked: number
  readonly lost: number
}

/** Settings of a run over so many segments and coders, all of one simulated provider. */
export function settingsOfHistory({ segments, coders }: { readonly segments: number; readonly coders: number }) {
  return runSettings({ units: segments, coders: Array.from({ length: coders }, (_, i) => coderNamed(`k${i}`)) })
}

/** Takes a run and its follower through a history and then to its end; what it did is left to the caller to judge. */
export async function liveThrough<Happening extends { readonly do: string }>(
  history: RunHistory<Happening>,
  follower: Follower<Happening>,
): Promise<LivedRun> {
  const { steps, segments } = history
  const settings = settingsOfHistory(history)
  const texts = Array.from({ length: segments }, (_, i) => contents[i % contents.length] ?? '')
  const folder = await emptyFolder()
  const runFolder = join(folder, projectId, 'runs', settings.id)
  const [journalFile, calls] = [join(runFolder, 'journal.jsonl'), join(runFolder, 'calls.jsonl')]
  const [replies, backup] = [join(folder, projectId, 'replies'), join(folder, 'backup')]
  const provider = simulateProvider()
  const start = () => startProcess({ folder, provider, settings: { concurrency: 2 } })

  let runs: ProjectRuns = start()
  await prepareRun(runs, settings, unitsOf(texts))
  let lost = 0

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

  async function crash({ units, kept, ...step }: Extract<RunStep, { kept: number }>) {
    await runs.close()
    await rm(backup, { recursive: true, force: true })
    await cp(replies, backup, { recursive: true }).catch(() => {}) // before the first start there are none
    const [told, answered] = [await readFile(journalFile), await readFile(calls)]
    runs = start()
    await work(units)
    await runs.close()
    // The process that died said no farewell.
    const [lines, whole] = [await readFile(journalFile), withoutFarewell(await readFile(calls))]
    if (step.do === 'crashInJournal') {
      await truncate(journalFile, cut(told.length, lines.length, kept))
      await truncate(calls, whole.length)
    } else {
      const size = cut(Math.min(answered.length, whole.length), whole.length, kept)
      await truncate(journalFile, told.length)
      await truncate(calls, size)
      await rm(replies, { recursive: true, force: true })
      await cp(backup, replies, { recursive: true }).catch(() => {})
      lost += answersIn(whole) - answersIn(whole.subarray(0, size))
    }
    runs = start()
  }

  async function take(step: RunStep | Happening) {
    if (isOf(step, 'work')) await work(step.units)
    else if (isOf(step, 'restart')) await restart()
    else if (isOf(step, 'pull')) await follower.pull(await runs.find(settings.id), step.limit, step.stale)
    else if (isOf(step, 'crashInJournal') || isOf(step, 'crashInCalls')) await crash(step)
    else await follower.meet(step as Happening, await runs.find(settings.id))
  }

  for (const step of steps) await take(step)
  const run = await runs.find(settings.id)
  await run.start()
  await untilAtRest(run)
  expect(run.status()).toMatchObject({ state: 'finished', done: segments, failed: 0 })
  while ((await follower.place()) < run.status().lastSeq) await follower.pull(run, 3, 1)
  const journal = await eventsOf(run)
  await restart()
  expect(await eventsOf(await runs.find(settings.id))).toEqual(journal)
  await runs.close()
  await rm(folder, { recursive: true })
  return { settings, texts, journal, asked: provider.asked.length, lost }
}

const isOf = <Do extends RunStep['do']>(
  step: { readonly do: string },
  name: Do,
): step is Extract<RunStep, { readonly do: Do }> => step.do === name

const cut = (from: number, to: number, share: number) => from + Math.floor((to - from) * share)
const answersIn = (bytes: Buffer) =>
  new Set([...wholeLines(bytes).matchAll(/^\{"type":"received","key":"(\w+)"/gm)].map(([, key]) => key)).size
const wholeLines = (bytes: Buffer) => bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1).toString('utf8')
function withoutFarewell(bytes: Buffer): Buffer {
  const last = bytes.lastIndexOf(0x0a, bytes.length - 2) + 1
  return bytes.subarray(last).includes('"paused"') ? bytes.subarray(0, last) : bytes
}

/** Whatever happened: each judgement once, no answer paid for again but those that were lost, every question accounted for. */
export function expectExactlyOnce({ settings: { coders }, texts, journal, asked, lost }: LivedRun) {
  const codings = journal.flatMap((event) =>
    event.type === 'unit' && event.outcome.kind === 'coded'
      ? event.outcome.codings.map(({ coderId }) => `${event.segmentId}/${coderId}`)
      : [],
  )
  expect(codings.sort()).toEqual(judgementsOf(texts, coders))

  const distinct = new Set(texts)
  const relevant = [...distinct].filter((text) => text !== 'weather')
  const questions = distinct.size + relevant.length * coders.length
  expect(asked).toBe(questions + lost)

  const fold = createCallFigures({ coders })
  fold.add(journal)
  const figures = fold.figures()
  expect(figures.calls).toMatchObject({ made: questions, attempts: questions })
  expect(accountedFor(figures)).toBe(coders.length * (figures.segments + figures.relevant))
}

/** Every judgement that there must be in the end, as `segment/coder`, sorted. */
export const judgementsOf = (texts: readonly string[], coders: readonly AutomaticCoder[]): string[] =>
  texts.flatMap((text, i) => (text === 'weather' ? [] : coders.map(({ id }) => `doc.${i}/${id}`))).sort()
