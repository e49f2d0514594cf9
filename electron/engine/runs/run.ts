import { setMaxListeners } from 'node:events'
import { setImmediate as turn } from 'node:timers/promises'
import type { z } from 'zod'
import type { RunPreview } from '../../../shared/contract/runs.ts'
import type { CoderId, SegmentId } from '../../../shared/domain/ids.ts'
import type { RunSettings, RunState, RunStatus, RunUnit } from '../../../shared/domain/run.ts'
import type { RunEvent } from '../../../shared/domain/runEvent.ts'
import { createAsk, recordOf } from '../ask.ts'
import { type Alike, createAskAlike, servesAlike } from '../askAlike.ts'
import { assignCodes } from '../operations/assignCodes.ts'
import { judgeRelevance } from '../operations/judgeRelevance.ts'
import { readReply } from '../readReply.ts'
import type { RunFolder } from '../store/runFolder.ts'
import type { RunAnswers } from './cacheUse.ts'
import { previewRun } from './preview.ts'
import { createProgress, type FailedUnit, type Progress } from './progress.ts'
import { carryOn, readDone, type Work } from './runner.ts'

/** One run from its preparation to its end, over its folder. */
export interface Run {
  readonly settings: RunSettings
  readonly status: () => RunStatus
  readonly addUnits: (first: number, units: readonly RunUnit[]) => Promise<RunStatus>
  readonly preview: () => Promise<z.input<typeof RunPreview>>
  readonly start: () => Promise<RunStatus>
  readonly pause: () => Promise<RunStatus>
  readonly cancel: () => Promise<RunStatus>
  readonly retryFailed: () => Promise<RunStatus>
  readonly units: () => AsyncGenerator<RunUnit>
  readonly events: () => AsyncGenerator<RunEvent>
  /** When its first question was asked; milliseconds since the epoch, `undefined` before that. */
  readonly beganAt: () => Promise<number | undefined>
  readonly eventsAfter: (after: number, limit: number) => Promise<RunEvent[]>
  /** Pauses, and closes the files. */
  readonly close: () => Promise<void>
}

/** What a run needs of its surroundings. */
export interface RunSurroundings {
  /** Opens the run's folder, again after a disk error. */
  readonly open: () => Promise<RunFolder>
  /** What the run asks with; made anew for each sitting. */
  readonly answers: (settings: RunSettings) => Promise<RunAnswers>
  readonly now: () => number
  readonly concurrency: () => number
  /** Units in progress at once; see `Runner`. */
  readonly lanes: () => number
  /** Told whenever the status may have changed. */
  readonly onChange: (status: () => RunStatus) => void
}

interface Sitting {
  readonly pause: AbortController
  readonly cancel: AbortController
  readonly ended: Promise<void>
}

export async function openRun(around: RunSurroundings): Promise<Run> {
  let folder = await around.open()
  let progress = await readProgress(folder)
  const { settings } = folder
  let rest = await restOf(folder, progress)
  /** Why the run rests, where nobody told it to. */
  let reason: string | undefined
  let sitting: Sitting | undefined
  let broken = false
  /** The units so far, while the run is being prepared: one that came twice would be judged twice. */
  let ids: Promise<Set<SegmentId>> | undefined

  const status = (): RunStatus => ({
    runId: settings.id,
    state: sitting ? 'running' : (progress.end() ?? rest),
    units: settings.units,
    done: progress.done(),
    failed: progress.failed.size,
    lastSeq: folder.journal.lastSeq(),
    ...(reason === undefined || sitting ? {} : { reason }),
  })
  const onEvent = (event: RunEvent) => {
    progress.add(event)
    around.onChange(status)
  }

  /** Begins a sitting: from here to its end the run is `running`. Nothing is awaited before that is so. */
  function sit(pick: Pick) {
    const [pause, cancel] = [new AbortController(), new AbortController()]
    // Every question under way listens, and there are as many as the queue is long.
    setMaxListeners(0, pause.signal, cancel.signal)
    const ended = work({ pause: pause.signal, cancel: cancel.signal }, pick)
      .catch((error: unknown) => {
        broken = true
        rest = 'paused'
        reason = `The run stopped: ${messageOf(error)}. Everything before it is kept; put it right and continue.`
      })
      .finally(() => {
        sitting = undefined
        around.onChange(status)
      })
    sitting = { pause, cancel, ended }
    around.onChange(status)
  }

  async function work(stop: { pause: AbortSignal; cancel: AbortSignal }, pick: Pick) {
    await turn() // the caller sets `sitting` first
    await reopenIfBroken()
    const answers = await around.answers(settings)
    const { units, claims } = await readDone(folder.journal)
    const beganAt = await begin()
    await recoverAnswers(folder, answers)
    const exactly = createAsk({ runId: settings.id, beganAt, claims, calls: folder.calls, stop }, answers)
    const alike = await alikeFor(settings, answers)
    const ask = alike ? createAskAlike(settings, exactly, alike) : exactly
    const lanes = around.lanes()
    const { journal } = folder
    const { serve: onFrame, settle } = answers
    await carryOn({ settings, journal, ask, stop, lanes, now: around.now, onEvent, onFrame }, pick(folder, units))
    await settle()
    if (stop.pause.aborted) await rested()
    else if (!progress.end()) await finish()
  }

  async function reopenIfBroken() {
    if (!broken) return
    await folder.close()
    folder = await around.open()
    progress = await readProgress(folder)
    broken = false
  }

  /** Each sitting says that it began, so that one cut short is told from one that rested; the first one counts. */
  async function begin(): Promise<number> {
    const at = around.now()
    await folder.calls.append({ type: 'began', at })
    const first = await folder.calls.first()
    return first?.at ?? at
  }

  async function rested() {
    rest = 'paused'
    reason = undefined
    await folder.calls.append({ type: 'paused', at: around.now() })
  }

  async function finish() {
    const everyUnitHasALine = progress.done() === settings.units
    if (!everyUnitHasALine) return rested()
    onEvent(await folder.journal.append({ type: 'finished', at: iso(around.now()) }))
  }

  async function pause() {
    sitting?.pause.abort()
    await sitting?.ended
    return status()
  }

  return {
    settings,
    status,
    addUnits: async (first, units) => {
      ids ??= readIds(folder)
      const known = await ids
      const count = known.size
      if (first > count) throw new Error(`run ${settings.id} has ${count} units; ${count} to ${first - 1} are missing`)
      if (first + units.length > settings.units) throw new Error(`run ${settings.id} has only ${settings.units} units`)
      const fresh = units.slice(count - first)
      const double = fresh.find(({ segmentId }) => known.size === known.add(segmentId).size)
      if (double) {
        ids = undefined
        throw new Error(`run ${settings.id} has the unit ${double.segmentId} twice`)
      }
      await folder.addUnits(fresh)
      return status()
    },
    preview: async () => {
      const answers = await around.answers(settings)
      const alike = await alikeFor(settings, answers)
      const peek = (...question: Sought) => knownTo(answers, ...question)?.reply
      const { provider } = answers
      return previewRun({ settings, units: folder.units(), peek, alike, provider, concurrency: around.concurrency() })
    },
    start: async () => {
      if (sitting || progress.end()) return status()
      const count = folder.unitCount()
      if (count < settings.units)
        throw new Error(`run ${settings.id} has only ${count} of its ${settings.units} units yet`)
      ids = undefined
      sit(unitsWithoutLine)
      return status()
    },
    pause,
    cancel: async () => {
      sitting?.pause.abort()
      sitting?.cancel.abort()
      await sitting?.ended
      await reopenIfBroken()
      if (!progress.end()) onEvent(await folder.journal.append({ type: 'cancelled', at: iso(around.now()) }))
      return status()
    },
    retryFailed: async () => {
      if (!sitting && progress.failed.size > 0 && progress.end() !== 'cancelled') {
        const failed = new Map(progress.failed)
        sit((folder) => failedUnits(folder, failed))
      }
      return status()
    },
    units: () => folder.units(),
    events: () => folder.journal.events(),
    beganAt: async () => (await folder.calls.first())?.at,
    eventsAfter: (after, limit) => folder.journal.eventsAfter(after, limit),
    close: async () => {
      await pause()
      await folder.close()
    },
  }
}

type Sought = Parameters<RunAnswers['replies']['peek']>

/** The reply that would be served to this run; looking leaves no trace. */
function knownTo({ replies, usable }: RunAnswers, ...question: Sought) {
  const record = replies.peek(...question)
  return record && usable(record) ? record : undefined
}

/** What the run may know of passages that read alike; `undefined` where it is to know nothing of them. */
async function alikeFor(settings: RunSettings, answers: RunAnswers): Promise<Alike | undefined> {
  if (!servesAlike(settings) || answers.miss === 'bypassed') return undefined
  return {
    forms: await answers.forms(),
    // No text: look for this very question.
    known: (frame, digest) => knownTo(answers, frame, { digest, text: '' }),
    onServed: answers.replies.countCanonical,
  }
}

/** Which units a sitting is for; `done` are those with a line. */
type Pick = (folder: RunFolder, done: ReadonlySet<SegmentId>) => AsyncIterator<Work>

async function* unitsWithoutLine({ settings, units }: RunFolder, done: ReadonlySet<SegmentId>): AsyncGenerator<Work> {
  for await (const unit of units()) if (!done.has(unit.segmentId)) yield { unit, coders: settings.coders }
}

async function* failedUnits(
  { settings, units }: RunFolder,
  failed: ReadonlyMap<SegmentId, FailedUnit>,
): AsyncGenerator<Work> {
  const missing = ({ coders }: FailedUnit, id: CoderId) => coders === 'all' || coders.has(id)
  for await (const unit of units()) {
    const before = failed.get(unit.segmentId)
    if (!before) continue
    yield { unit, coders: settings.coders.filter(({ id }) => missing(before, id)), answered: before.answered }
  }
}

async function readIds({ units }: RunFolder): Promise<Set<SegmentId>> {
  const ids = new Set<SegmentId>()
  for await (const { segmentId } of units()) ids.add(segmentId)
  return ids
}

async function readProgress(folder: RunFolder): Promise<Progress> {
  const progress = createProgress()
  for await (const event of folder.journal.events()) progress.add(event)
  return progress
}

/** What the run is doing while nobody works at it. Without a word of farewell in its log, it was cut short. */
async function restOf(folder: RunFolder, progress: Progress): Promise<RunState> {
  const last = await folder.calls.last()
  if (last?.type === 'paused') return 'paused'
  return last || progress.done() > 0 ? 'interrupted' : 'prepared'
}

/** Answers that were on the disk when a crash kept them from being remembered: read now, and not paid for again. */
async function recoverAnswers({ settings, calls }: RunFolder, { replies, usable }: RunAnswers): Promise<void> {
  const schemas = {
    judgeRelevance: judgeRelevance.reply(settings.codebook),
    assignCodes: assignCodes.reply(settings.codebook),
  }
  for await (const line of calls.lines()) {
    if (line.type !== 'received') continue
    const { frame, unit, operation, coderId } = line
    const known = replies.peek({ digest: frame, operation, coderId }, { digest: unit, text: '' })
    if (known && usable(known)) continue
    const reply = readReply<unknown>(line.raw, schemas[operation])
    if (reply.ok) replies.remember(recordOf(line, reply.value, settings.id))
  }
}

const iso = (milliseconds: number) => new Date(milliseconds).toISOString()

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? `${error.message} (${error.cause.message})` : error.message
}
