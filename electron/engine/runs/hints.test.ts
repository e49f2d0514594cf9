import { afterEach, expect, test, vi } from 'vitest'
import type { RunStatus } from '../../../shared/domain/run.ts'
import { projectId, runNamed } from '../../../test/simulators/projectUnderTest.ts'
import { createHints } from './hints.ts'

afterEach(() => void vi.useRealTimers())

test('a thousand changes in a second are at most eleven hints, and the last one is told', () => {
  vi.useFakeTimers()
  const hints = createHints()
  const told: number[] = []
  const end = hints.listen((hint) => hint.kind === 'run' && told.push(hint.status.done))
  let done = 0
  const status = (): RunStatus => ({
    runId: runNamed('run-one'),
    state: 'running',
    units: 1000,
    done,
    failed: 0,
    lastSeq: done,
  })
  for (let i = 0; i < 1000; i++) {
    done++
    hints.tell(projectId, status)
    vi.advanceTimersByTime(1)
  }
  vi.advanceTimersByTime(200)
  expect(told.length).toBeLessThanOrEqual(11)
  expect([told[0], told.at(-1)]).toEqual([1, 1000])
  end()
  hints.tell(projectId, status)
  expect(told.at(-1)).toBe(1000)
})
