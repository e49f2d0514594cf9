import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readProject } from '../../electron/hosts/cli/projectOnDisk.ts'
import type { HostClient } from '../../shared/contract/contract.ts'
import { ProjectId, ProviderId, type RunId } from '../../shared/domain/ids.ts'
import type { RunSettings, RunUnit } from '../../shared/domain/run.ts'
import type { RunEvent } from '../../shared/domain/runEvent.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { createCallFigures } from '../../shared/metrics/callFigures.ts'
import { seededRandom, uniform } from '../../shared/reliability/random.ts'
import { clientOf, freePort, type StartedHost, startHost } from '../e2e/startedHost.ts'
import { filesNamed, type KillWatch, watchKills, wholeLines } from '../simulators/askedAgain.ts'
import { startErringModel } from '../simulators/erringModel.ts'
import { accountedFor, coderNamed, runNamed, runSettings, unitsOf } from '../simulators/projectUnderTest.ts'

/** Seeds that failed once stay here for good. A fresh one joins at every run; `INTERCODER_SEED` repeats one alone. */
const keptSeeds = [1, 2, 3, 4]
const fresh = Number(process.env.INTERCODER_SEED ?? Date.now() % 1_000_000)
const seeds = process.env.INTERCODER_SEED === undefined ? [...keptSeeds, fresh] : [fresh]
const killsPerSeed = 7

const provider = ProviderId.parse('slow')
const projectId = ProjectId.parse('killed-often')
const settingsOf = (model: string) => ({ provider, model, temperature: 0 })
const ids = ['ana', 'ben', 'cem']
/** Each run has models of its own, so that the server can tell its questions from those of other runs. */
const codersOf = (n: number) => ids.map((id) => coderNamed(id, settingsOf(`${id}-${n}`)))
/** 60 units of 44 contents, a quarter of which does not matter. */
const texts = Array.from({ length: 60 }, (_, i) => {
  const number = i % 44
  return number % 4 === 3
    ? `The weather was ${number} degrees.`
    : `In meeting ${number} the hope and the fear were voiced.`
})
const distinct = [...new Set(texts)]
const relevant = texts.filter((text) => !text.includes('weather'))
const questionsInAll = distinct.length + ids.length * new Set(relevant).size

let kills = 0
afterAll(() => console.log(`kill -9 in all: ${kills}`))

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds))

async function prepareHome(seed: number) {
  console.log(`seed ${seed} (INTERCODER_SEED=${seed} repeats it)`)
  const home = await mkdtemp(join(tmpdir(), 'intercoder-killed-'))
  const model = await startErringModel({ seed, slownessMs: 80 })
  const providers = [{ id: provider, name: 'Slow', kind: 'openaiCompatible', baseUrl: model.baseUrl, models: [] }]
  await writeFile(join(home, 'settings.json'), JSON.stringify({ ...defaultSettings, concurrency: 6, providers }))
  const random = seededRandom(seed)
  return { home, model, watch: watchKills(home, model), chance: () => uniform(random) }
}

function report(what: string, watch: KillWatch) {
  const { kills: here, again, bound } = watch.tally()
  kills += here
  console.log(`${what}: ${here} kills, ${again} answers paid for again, of at most ${bound} that were on their way`)
}

/** A power failure tears what was being written: some of a line that was never finished stands at the end of the file. */
async function tear(home: string, name: string, chance: () => number) {
  for (const path of await filesNamed(home, name)) {
    const line = (await wholeLines(path)).at(-1)
    if (line && chance() < 0.5) await appendFile(path, line.slice(0, 1 + Math.floor(chance() * (line.length - 1))))
  }
}

/** What a page has been told of a run; asks for it in pieces, and never loses what it was told. */
function createReader(client: () => HostClient, runId: RunId) {
  const told: RunEvent[] = []
  return {
    told,
    async pull(from = told.length) {
      for (let after = from; ; ) {
        const events = await client()['runs.eventsAfter']({ projectId, runId, after, limit: 7 })
        if (events.length === 0) return
        for (const event of events) {
          if (event.seq <= told.length) expect(event).toEqual(told[event.seq - 1])
          else expect(told.push(event)).toBe(event.seq)
        }
        after += events.length
      }
    },
  }
}

/** Creates the run and hands over its units: all of it may be asked twice, so nobody needs to know how far it came. */
async function prepare(client: HostClient, settings: RunSettings, units: readonly RunUnit[]) {
  const { state } = await client['runs.create'](settings)
  if (state !== 'prepared') return
  for (let first = 0; first < units.length; first += 20)
    await client['runs.addUnits']({ projectId, runId: settings.id, first, units: units.slice(first, first + 20) })
}

/** Lets the work go on for a while; where it has not ended by then, the host dies. */
async function killDuring(
  work: Promise<void>,
  host: StartedHost,
  milliseconds: number,
): Promise<'finished' | 'killed'> {
  const ended = work.then(
    () => 'finished' as const,
    (error: unknown) => error,
  )
  const first = await Promise.race([ended, sleep(milliseconds).then(() => 'time is up' as const)])
  if (first === 'finished') return 'finished'
  if (first !== 'time is up') throw first
  await host.stop('SIGKILL')
  const last = await ended
  // What dies with the host is the connection; anything else is a finding.
  if (last !== 'finished' && !(last instanceof TypeError)) throw last
  return 'killed'
}

function expectEveryJudgementOnce(events: readonly RunEvent[]) {
  const judged = events.flatMap((event) => {
    if (event.type !== 'unit') return []
    if (event.outcome.kind === 'notRelevant') return `${event.segmentId} not relevant`
    if (event.outcome.kind === 'failed') return `${event.segmentId} failed: ${event.outcome.failure.detail}`
    expect(event.outcome.failures).toEqual([])
    return event.outcome.codings.map(({ coderId }) => `${event.segmentId} by ${coderId}`)
  })
  const expected = unitsOf(texts).flatMap(({ segmentId, text }) =>
    text.includes('weather') ? `${segmentId} not relevant` : ids.map((id) => `${segmentId} by ${id}`),
  )
  expect(judged.sort()).toEqual(expected.sort())
}

function expectEveryQuestionAccountedFor(events: readonly RunEvent[]) {
  const fold = createCallFigures({ coders: codersOf(1) })
  fold.add(events)
  const figures = fold.figures()
  expect(figures).toMatchObject({ segments: 60, relevant: relevant.length, failed: 0 })
  expect(figures.calls).toMatchObject({
    made: questionsInAll,
    notAsked: 0,
    avoided: { earlierRun: 0, singleFlight: 0 },
  })
  expect(accountedFor(figures)).toBe(ids.length * (texts.length + relevant.length))
}

test.each(seeds)(
  'a host killed at any moment loses nothing that was told, and pays for no answer twice (seed %i)',
  async (seed) => {
    const { home, model, watch, chance } = await prepareHome(seed)
    const port = await freePort()
    /** One run from its preparation to its end, over as many hosts as it takes. */
    async function carryOut(settings: RunSettings) {
      const units = unitsOf(texts)
      let host = await startHost(home, port)
      let client = await clientOf(host)
      const reader = createReader(() => client, settings.id)
      try {
        for (;;) {
          const end = await killDuring(work(), host, 20 + chance() * 600)
          if (end === 'finished') return reader.told
          await tear(home, 'journal.jsonl', chance)
          await tear(home, 'calls.jsonl', chance)
          await watch.killed()
          host = await startHost(home, port)
          client = await clientOf(host)
          if (reader.told.length > 0) await reader.pull(0)
        }
      } finally {
        await host.stop('SIGKILL')
      }
      async function work() {
        await prepare(client, settings, units)
        await client['runs.start']({ projectId, runId: settings.id })
        for (;;) {
          const { state, reason } = await client['runs.status']({ projectId, runId: settings.id })
          await reader.pull()
          if (state === 'finished') return
          if (state !== 'running') throw new Error(`the run is ${state}: ${reason}`)
          await sleep(5)
        }
      }
    }

    for (let n = 1; watch.tally().kills < killsPerSeed; n++) {
      const screening = settingsOf(`screening-${n}`)
      const settings = runSettings({
        id: runNamed(`run-00000${n}`),
        projectId,
        units: 60,
        coders: codersOf(n),
        screening,
        occasion: `${n}`,
      })
      const events = await carryOut(settings)
      expectEveryJudgementOnce(events)
      expectEveryQuestionAccountedFor(events)
      expect(new Set(model.answers).size).toBe(n * questionsInAll)
    }
    expect(watch.violations()).toEqual([])
    report('web host', watch)
    await model.close()
    await rm(home, { recursive: true })
  },
)

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

/** The built command line, as a process of its own. */
function intercoder(home: string, args: readonly string[]) {
  const env = { ...process.env, INTERCODER_HOME: home }
  const child: ChildProcess = spawn(process.execPath, ['out/main/cli.js', 'run', ...args], { env })
  const said = { out: '', err: '' }
  child.stdout?.on('data', (piece) => (said.out += piece))
  child.stderr?.on('data', (piece) => (said.err += piece))
  return { child, ended: once(child, 'close').then(([code]): Ended => ({ code, ...said })) }
}

test.each(seeds.slice(0, 2))(
  'the command line, killed at any moment, goes on with --resume until all is done (seed %i)',
  async (seed) => {
    const { home, model, watch, chance } = await prepareHome(seed)
    const study = join(home, 'study')
    await mkdir(study)
    await writeFile(join(study, 'meetings.txt'), texts.join('\n\n'))
    const codebook = {
      name: 'Work',
      codes: ['hope', 'fear'].map((name) => ({ name, definition: `what ${name} means` })),
    }
    await writeFile(join(home, 'codebook.json'), JSON.stringify(codebook))
    const options = ['--provider', provider, '--model', 'm', '--codebook', join(home, 'codebook.json'), '--json']

    /** With `--resume`; a command that was killed before its run was there left nothing to resume. */
    async function command(killAfterMs: number): Promise<Ended | 'killed'> {
      for (const more of [['--resume'], []]) {
        const { child, ended } = intercoder(home, [study, ...options, ...more])
        const timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs)
        const end = await ended
        clearTimeout(timer)
        if (end.code === null) return 'killed'
        if (more.length === 0 || !end.err.includes('There is nothing to resume')) return end
      }
      throw new Error('a command without --resume has nothing to resume')
    }

    for (;;) {
      const patience = watch.tally().kills < killsPerSeed ? 400 + chance() * 900 : 60_000
      const end = await command(patience)
      if (end !== 'killed') {
        expect([end.code, end.err]).toEqual([0, expect.not.stringContaining('damaged')])
        const { segments, relevant: mattered, failed, coders, calls } = JSON.parse(end.out)
        expect({ segments, mattered, failed }).toEqual({ segments: 60, mattered: relevant.length, failed: 0 })
        const { shared, duplicate, earlierRun, singleFlight } = calls.avoided
        expect(calls.made + shared + duplicate + earlierRun + singleFlight).toBe(coders.length * (60 + relevant.length))
        break
      }
      await tear(home, 'journal.jsonl', chance)
      await tear(home, 'calls.jsonl', chance)
      await watch.killed()
    }
    expect(watch.violations()).toEqual([])
    expect(new Set(model.answers).size).toBe(questionsInAll)
    report('command line', watch)

    const [name, ...others] = await readdir(join(home, 'projects'))
    expect(others).toEqual([])
    const read = await readProject(join(home, 'projects', name ?? ''))
    if (!read.ok) throw new Error(JSON.stringify(read.failure))
    const { runs, runBlocks } = read.value.project
    const last = runs.at(-1)
    expect(last?.state).toBe('finished')
    const units = runBlocks.flatMap(({ runId, events }) =>
      runId === last?.settings.id ? events.flatMap((event) => (event.type === 'unit' ? event.segmentId : [])) : [],
    )
    expect([units.length, new Set(units).size]).toEqual([60, 60])
    await model.close()
    await rm(home, { recursive: true })
  },
)
