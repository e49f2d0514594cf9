import fc from 'fast-check'
import { expect, test } from 'vitest'
import { smallProject, unitEvent } from '../../test/fixtures/smallProject.ts'
import type { RunEvent } from '../domain/runEvent.ts'
import { readRunEvents } from './readRunEvents.ts'
import type { ProjectRun, RunBlock } from './snapshot.ts'

const run: ProjectRun = { ...smallProject.runs[0]!, state: 'prepared', place: 0 }
const at = '2026-03-01T10:00:00.000Z'
const units = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => unitEvent(from + i))

test('new lines move the place and become a block', () => {
  const { run: read, blocks } = readRunEvents(run, units(1, 3))
  expect(read).toEqual({ ...run, state: 'running', place: 3 })
  expect(blocks).toEqual([{ runId: run.settings.id, first: 1, events: units(1, 3) }])
})

test('late and repeated lines teach nothing', () => {
  const later = { ...run, state: 'running', place: 3 } as const
  expect(readRunEvents(later, units(1, 3))).toEqual({ run: later, blocks: [] })
  expect(readRunEvents(later, [])).toEqual({ run: later, blocks: [] })
  expect(readRunEvents(later, units(2, 5)).blocks).toEqual([{ runId: run.settings.id, first: 4, events: units(4, 5) }])
})

test('a gap throws, naming the line that was due', () => {
  expect(() => readRunEvents(run, units(2, 3))).toThrow('line 2 came where 1 was due')
  expect(() => readRunEvents(run, [unitEvent(1), unitEvent(3)])).toThrow('line 3 came where 2 was due')
})

test('the state follows the end of the run, and lines of a later retry do not take it back', () => {
  const end: RunEvent = { seq: 3, at, type: 'finished' }
  const finished = readRunEvents(run, [...units(1, 2), end]).run
  expect(finished.state).toBe('finished')
  expect(readRunEvents(finished, [unitEvent(4)]).run).toMatchObject({ state: 'finished', place: 4 })
  expect(readRunEvents(run, [...units(1, 2), { ...end, type: 'cancelled' }]).run.state).toBe('cancelled')
})

test('blocks hold at most 500 lines', () => {
  const { blocks } = readRunEvents(run, [...units(1, 501)])
  expect(blocks.map(({ first, events }) => [first, events.length])).toEqual([
    [1, 500],
    [501, 1],
  ])
})

test('however the journal is delivered, every line is taken in exactly once', () => {
  const journal: readonly RunEvent[] = [...units(1, 20), { seq: 21, at, type: 'finished' }]
  fc.assert(
    fc.property(fc.array(fc.record({ again: fc.nat(5), limit: fc.integer({ min: 1, max: 8 }) })), (pulls) => {
      let reader = run
      const kept: RunBlock[] = []
      const pull = (again: number, limit: number) => {
        const from = Math.max(0, reader.place - again)
        const { run: next, blocks } = readRunEvents(reader, journal.slice(from, from + limit))
        reader = next
        kept.push(...blocks)
      }
      for (const { again, limit } of pulls) pull(again, limit)
      pull(0, journal.length)
      expect(kept.flatMap(({ events }) => events)).toEqual(journal)
      expect(reader).toMatchObject({ place: 21, state: 'finished' })
    }),
    { seed: 7 },
  )
})
