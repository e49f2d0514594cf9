import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { RunEvent } from '../shared/domain/runEvent.ts'
import {
  coderCount,
  expectExactlyOnce,
  type Follower,
  liveThrough,
  runStep,
  segmentCount,
} from './simulators/runHistory.ts'

/** Reads as a page does, and checks that what comes again is what came before. */
function createReader() {
  const read: RunEvent[] = []
  const follower: Follower<never> = {
    pull: async (run, limit, stale) => {
      for (const event of await run.eventsAfter(Math.max(0, read.length - stale), limit)) {
        if (event.seq <= read.length) expect(event).toEqual(read[event.seq - 1])
        else read.push(event)
      }
      expect(read.map(({ seq }) => seq)).toEqual(read.map((_, i) => i + 1))
    },
    meet: async () => {},
    place: async () => read.length,
  }
  return { read, follower }
}

test('whatever crashes, every judgement is told exactly once, and no answer that was on the disk is paid for again', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(runStep, { maxLength: 8 }), segmentCount, coderCount, async (steps, segments, coders) => {
      const { read, follower } = createReader()
      const lived = await liveThrough({ steps, segments, coders }, follower)
      expect(read).toEqual(lived.journal)
      expectExactlyOnce(lived)
    }),
    { seed: 20261120, numRuns: 60 },
  )
}, 600_000)
