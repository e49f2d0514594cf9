import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Run } from '../../electron/engine/runs/run.ts'
import { applyRunEvents } from '../../renderer/db/applyRunEvents.ts'
import { codeUnit } from '../../renderer/db/manualCodings.ts'
import { pullRun } from '../../renderer/db/pullRun.ts'
import { readRun } from '../../renderer/db/readRun.ts'
import { bringBackRun, discardRun } from '../../renderer/db/runs.ts'
import { ana, exampleDatabase, exampleProject, segment } from '../../renderer/db/testProject.ts'
import type { RunSettings } from '../../shared/domain/run.ts'
import { committedIn, fallBack } from '../simulators/powerLoss.ts'
import {
  coderCount,
  expectExactlyOnce,
  type Follower,
  judgementsOf,
  liveThrough,
  type RunStep,
  runStep,
  segmentCount,
  settingsOfHistory,
} from '../simulators/runHistory.ts'

/** What may happen in the window that follows a run, besides pulling. */
type Happening =
  | { readonly do: 'code'; readonly unit: number }
  /** Two hints at once. */
  | { readonly do: 'hint' }
  /** What was committed up to here survives the next power failure. */
  | { readonly do: 'sync' | 'powerLoss' }
  | { readonly do: 'discard' | 'bringBack' }

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ do: fc.constant('code' as const), unit: fc.nat(5) }),
  fc.record({ do: fc.constantFrom('hint' as const, 'sync', 'powerLoss', 'discard', 'bringBack') }),
)
const step: fc.Arbitrary<RunStep | Happening> = fc.oneof(runStep, happening)
const histories = Number(process.env.INTERCODER_HISTORIES ?? 1000)
const seed = Number(process.env.INTERCODER_SEED ?? 20261120)

/** The run as the page reaches it. */
const clientOf = (run: Run) => ({
  'runs.list': async () => [run.status()],
  'runs.status': async () => run.status(),
  'runs.eventsAfter': ({ after, limit }: { after: number; limit: number }) => run.eventsAfter(after, limit),
})

async function openWindow(settings: RunSettings) {
  const project = exampleProject()
  let db = await exampleDatabase({ ...project, runs: [{ settings, state: 'prepared', place: 0 }] })
  let synced = { rows: await committedIn(db), coded: [] as unknown[] }
  let coded: unknown[] = []
  const place = async () => (await db.runs.get(settings.id))?.place ?? 0
  const follower: Follower<Happening> = {
    place,
    pull: async (run, limit, stale) =>
      applyRunEvents(db, settings.id, await run.eventsAfter(Math.max(0, (await place()) - stale), limit)),
    meet: async (happening, run) => {
      switch (happening.do) {
        case 'code':
          await codeUnit(
            db,
            ana,
            segment(happening.unit),
            { kind: 'noCode' },
            {
              codebook: project.info.codebook,
              visible: { automatic: false, otherCoders: false },
            },
          )
          coded = await db.manualCodings.toCollection().primaryKeys()
          break
        case 'hint':
          await Promise.all([pullRun(clientOf(run), db, settings.id), pullRun(clientOf(run), db, settings.id)])
          break
        case 'sync':
          synced = { rows: await committedIn(db), coded }
          break
        case 'powerLoss':
          db = await fallBack(db, synced.rows)
          coded = synced.coded
          break
        default:
          await (happening.do === 'discard' ? discardRun : bringBackRun)(db, settings.id)
      }
    },
  }
  return { follower, database: () => db, coded: () => coded }
}

test(`in ${histories} histories of crashes on both sides, every judgement reaches the database exactly once (seed ${seed})`, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), segmentCount, coderCount, async (steps, segments, coders) => {
      const settings = settingsOfHistory({ segments, coders })
      const { follower, database, coded } = await openWindow(settings)
      const lived = await liveThrough({ steps, segments, coders }, follower)
      expectExactlyOnce(lived)

      const db = database()
      const { documents } = await readRun(db, settings.id)
      const judged = [...documents.values()].flatMap((results) =>
        [...results].flatMap(([id, { codings }]) => codings.map(({ coderId }) => `${id}/${coderId}`)),
      )
      expect(judged.sort()).toEqual(judgementsOf(lived.texts, settings.coders))
      const lines = (await db.runBlocks.toArray()).flatMap(({ events }) => events)
      expect(lines.sort((a, b) => a.seq - b.seq)).toEqual(lived.journal)
      expect(await db.manualCodings.toCollection().primaryKeys()).toEqual(coded())
      await db.delete()
    }),
    { seed, numRuns: histories },
  )
})
