import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createEngine } from '../../electron/engine/engine.ts'
import { createFrames } from '../../electron/engine/frames.ts'
import { assignCodes } from '../../electron/engine/operations/assignCodes.ts'
import { judgeRelevance } from '../../electron/engine/operations/judgeRelevance.ts'
import { lexical } from '../../electron/engine/providers/lexical/lexical.ts'
import { openAppendLog } from '../../electron/engine/store/appendLog.ts'
import { lexicalId, lexicalModel } from '../../shared/domain/lexical.ts'
import type { RunSettings, RunUnit } from '../../shared/domain/run.ts'
import { defaultPolicy, defaultSettings } from '../../shared/domain/settings.ts'
import { coderNamed, runNamed, runSettings, unitsOf } from '../simulators/projectUnderTest.ts'
import { rowsCsv } from '../simulators/rowsCsv.ts'
import { beside, interleaved, type Result, secondsOf } from './measure.ts'

const seed = 20261120
const emptyFolder = () => mkdtemp(join(tmpdir(), 'intercoder-bench-'))

const linesAtOnce = 32

/** Lines of a journal that many units append to at once, beside lines that wait for the disk one by one. */
async function journalLines(): Promise<Result> {
  const line = { seq: 1, type: 'unit', text: 'x'.repeat(600) }
  const perSecond = (lines: number, atOnce: number) => async () => {
    const folder = await emptyFolder()
    const log = await openAppendLog(join(folder, 'journal.jsonl'))
    let left = lines
    const lane = async () => {
      while (left-- > 0) await log.append(line)
    }
    const seconds = await secondsOf(() => Promise.all(Array.from({ length: atOnce }, lane)))
    if (log.count() !== lines) throw new Error(`only ${log.count()} lines`)
    await log.close()
    await rm(folder, { recursive: true })
    return lines / seconds
  }
  const { ours, peer } = await interleaved(perSecond(8000, linesAtOnce), perSecond(400, 1))
  const peerName = 'one fdatasync for each line'
  return beside(
    { id: 'journal', metric: `durable lines per second, ${linesAtOnce} units at once`, peerName },
    ours,
    peer,
  )
}

function lexicalRun(): { settings: RunSettings; units: readonly RunUnit[] } {
  const texts = rowsCsv(2000, seed)
    .split('\r\n')
    .slice(1)
    .map((row) => row.slice(row.indexOf(',') + 1))
  const provider = { provider: lexicalId, model: lexicalModel }
  const coders = [1, 2, 3].map((n) => coderNamed(`lexical-${n}`, { ...provider, temperature: 0.2 * (n - 1), seed: n }))
  const screening = { ...provider, temperature: 0 }
  return {
    settings: runSettings({ id: runNamed('run-000001'), units: texts.length, coders, screening }),
    units: unitsOf(texts),
  }
}

/** A run from nothing to its last durable line, beside the bare answers of the same coders to the same questions. */
async function wholeRun(): Promise<Result> {
  const { settings, units } = lexicalRun()
  const key = { projectId: settings.projectId, runId: settings.id }
  const ours = () =>
    secondsOf(async () => {
      const dataFolder = await emptyFolder()
      const engine = createEngine({
        dataFolder,
        now: Date.now,
        secrets: { read: () => undefined },
        settings: () => defaultSettings,
        policy: async () => defaultPolicy,
        log: (_, message) => console.error(message),
      })
      await engine.handlers['runs.create'](settings)
      for (let first = 0; first < units.length; first += 1000)
        await engine.handlers['runs.addUnits']({ ...key, first, units: units.slice(first, first + 1000) })
      await engine.handlers['runs.start'](key)
      while ((await engine.handlers['runs.status'](key)).state === 'running')
        await new Promise((resolve) => setTimeout(resolve, 5))
      await engine.close()
      await rm(dataFolder, { recursive: true })
    })
  const peer = () =>
    secondsOf(async () => {
      const frames = createFrames(settings)
      const { signal } = new AbortController()
      for (const { text } of units) {
        const ask = async (frame: ReturnType<typeof frames.forAll<unknown>>) => {
          const answer = await lexical.ask({ ...frame, prompt: frame.prompt(text), text }, signal)
          return answer.ok && !answer.value.raw.includes('false')
        }
        if (!(await ask(frames.forAll(judgeRelevance)))) continue
        for (const coder of settings.coders) await ask(frames.forCoder(assignCodes, coder))
      }
    })
  const measured = await interleaved(ours, peer)
  const peerName = 'the bare coder, nothing kept'
  return beside(
    { id: 'lexicalRun', metric: 'seconds for 2,000 units and 3 coders', peerName },
    measured.ours,
    measured.peer,
  )
}

export default async function engine(): Promise<Result[]> {
  return [await journalLines(), await wholeRun()]
}
