import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RunState } from '../../shared/domain/run.ts'
import type { RunEvent } from '../../shared/domain/runEvent.ts'
import { committedIn, fallBack } from '../../test/simulators/powerLoss.ts'
import { applyRunEvents } from './applyRunEvents.ts'
import { codeUnit } from './manualCodings.ts'
import { pullRun, pullRuns } from './pullRun.ts'
import { readRun } from './readRun.ts'
import { bringBackRun, deleteRun, discardRun } from './runs.ts'
import { readSnapshot } from './snapshot.ts'
import { ana, codedLine, exampleDatabase, exampleProject, hope, runId, segment } from './testProject.ts'

const visible = { automatic: false, otherCoders: false }
const coders = ['lexical-1', 'lexical-2']

/** A run in the engine's keeping: its journal only grows, and is told from any place on. */
function engine(units: number) {
  const journal: RunEvent[] = []
  let asked = 0
  const status = () => ({
    runId,
    state: (journal.at(-1)?.type === 'finished' ? 'finished' : 'running') as RunState,
    units,
    done: journal.length,
    failed: 0,
    lastSeq: journal.length,
  })
  return {
    journal,
    asked: () => asked,
    /** Some units get one of their coders only; a retry adds the other in a second line. */
    work(lines: number) {
      for (let i = 0; i < lines; i++) {
        const seq = journal.length + 1
        if (seq <= units) journal.push(codedLine(seq, seq - 1, seq % 3 ? coders : coders.slice(0, 1), hope))
        else if (seq === units + 1) journal.push({ type: 'finished', seq, at: '2026-03-01T00:00:00.000Z' })
        else if ((seq - units - 1) * 3 <= units)
          journal.push(codedLine(seq, (seq - units - 1) * 3 - 1, coders.slice(1)))
      }
    },
    client: {
      'runs.list': async () => [status()],
      'runs.status': async () => status(),
      'runs.eventsAfter': async ({ after, limit }: { after: number; limit: number }) => {
        asked++
        return journal.filter(({ seq }) => seq > after).slice(0, limit)
      },
    },
  }
}

type Step =
  | { readonly do: 'engine'; readonly lines: number }
  | { readonly do: 'pull'; readonly limit: number; readonly stale: number }
  | { readonly do: 'code'; readonly unit: number }
  | { readonly do: 'hint' | 'sync' | 'powerLoss' | 'discard' | 'bringBack' }
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('engine' as const), lines: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ do: fc.constant('pull' as const), limit: fc.integer({ min: 1, max: 7 }), stale: fc.nat(5) }),
  fc.record({ do: fc.constant('code' as const), unit: fc.nat(5) }),
  fc.record({ do: fc.constantFrom('hint' as const, 'sync', 'powerLoss', 'discard', 'bringBack') }),
)

async function live(units: number, steps: readonly Step[]) {
  const { journal, work, client } = engine(units)
  let db = await exampleDatabase()
  const { codebook } = (await readSnapshot(db)).info
  let committed = await committedIn(db)
  let coded: string[] = []
  let codedThen = coded
  for (const one of steps) {
    switch (one.do) {
      case 'engine':
        work(one.lines)
        break
      case 'pull': {
        const place = (await db.runs.get(runId))?.place ?? 0
        const after = Math.max(0, place - one.stale)
        await applyRunEvents(db, runId, journal.filter(({ seq }) => seq > after).slice(0, one.limit))
        break
      }
      case 'code':
        await codeUnit(db, ana, segment(one.unit), { kind: 'noCode' }, { codebook, visible })
        coded = (await db.manualCodings.toCollection().primaryKeys()).sort()
        break
      case 'hint':
        await Promise.all([pullRun(client, db, runId), pullRun(client, db, runId)])
        break
      case 'sync':
        committed = await committedIn(db)
        codedThen = coded
        break
      case 'powerLoss':
        db = await fallBack(db, committed)
        coded = codedThen
        break
      default:
        await (one.do === 'discard' ? discardRun : bringBackRun)(db, runId)
    }
  }
  work(1000)
  await pullRuns(client, db)
  return { db, coded }
}

test('whatever crashes and however lines come, every judgement arrives exactly once, and manual codings stay', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6 }), fc.array(step, { maxLength: 30 }), async (units, steps) => {
      const { db, coded } = await live(units, steps)
      const { documents, place } = await readRun(db, runId)
      const found = [...documents.values()].flatMap((results) =>
        [...results].flatMap(([id, { codings }]) => codings.map(({ coderId }) => `${id}/${coderId}`)),
      )
      const expected = Array.from({ length: units }, (_, i) => coders.map((coder) => `interview.${i}/${coder}`))
      expect(found.sort()).toEqual(expected.flat().sort())
      const lines = (await db.runBlocks.toArray()).flatMap(({ events }) => events.map(({ seq }) => seq))
      expect(lines.sort((a, b) => a - b)).toEqual(Array.from({ length: place }, (_, i) => i + 1))
      expect((await db.manualCodings.toCollection().primaryKeys()).sort()).toEqual(coded)
      expect((await db.runs.get(runId))?.place).toBe(place)
      await db.delete()
    }),
    { numRuns: 200, seed: 20261120 },
  )
}, 60_000)

test('should a line come twice in spite of all, the database refuses its block, and the place stays', async () => {
  const db = await exampleDatabase()
  await applyRunEvents(db, runId, [codedLine(1, 0, coders)])
  await db.runs.update(runId, { place: 0 })
  await expect(applyRunEvents(db, runId, [codedLine(1, 0, coders)])).rejects.toThrow()
  expect(await db.runBlocks.count()).toBe(1)
  expect((await db.runs.get(runId))?.place).toBe(0)
})

test('a pull asked for while another is under way looks once more, so no line is missed', async () => {
  const db = await exampleDatabase()
  const { client, work } = engine(6)
  work(2)
  const slow = {
    ...client,
    'runs.eventsAfter': async (input: { after: number; limit: number }) => {
      const events = await client['runs.eventsAfter'](input)
      // Written and hinted at while the answer was on its way.
      if (input.after === 0) {
        work(2)
        void pullRun(slow, db, runId)
      }
      return events
    },
  }
  await pullRun(slow, db, runId)
  expect((await db.runs.get(runId))?.place).toBe(4)
})

test('deleting a run takes its results and its journal; in a copied project the journal is not its own', async () => {
  const deleted: string[] = []
  const client = { 'runs.delete': async ({ projectId }: { projectId: string }) => void deleted.push(projectId) }
  const project = exampleProject()
  const [own, copy] = [
    await exampleDatabase(project),
    await exampleDatabase({ ...exampleProject(), runs: project.runs }),
  ]
  for (const db of [own, copy]) {
    await applyRunEvents(db, runId, [codedLine(1, 0, coders)])
    await deleteRun(client, db, runId)
    expect([await db.runs.count(), await db.runBlocks.count()]).toEqual([0, 0])
  }
  expect(deleted).toEqual([own.projectId])
})
