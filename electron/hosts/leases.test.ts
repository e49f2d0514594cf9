import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Hint } from '../../shared/contract/hint.ts'
import { ProjectId } from '../../shared/domain/ids.ts'
import { createLeases } from './leases.ts'

const project = ProjectId.parse('project-1')
beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

test('one page has a project; a second opens it to read until the first has gone for five seconds', () => {
  const leases = createLeases(() => undefined)
  leases.streamOpened('page-one')
  leases.streamOpened('page-two')
  expect(leases.lease(project, 'page-one')).toBe(true)
  expect(leases.lease(project, 'page-one')).toBe(true)
  expect(leases.lease(project, 'page-two')).toBe(false)
  leases.streamEnded('page-one')
  vi.advanceTimersByTime(4900)
  expect(leases.lease(project, 'page-two')).toBe(false)
  vi.advanceTimersByTime(200)
  expect(leases.lease(project, 'page-two')).toBe(true)
})

test('a page that is back within five seconds keeps what it had', () => {
  const leases = createLeases(() => undefined)
  leases.streamOpened('page-one')
  leases.lease(project, 'page-one')
  leases.streamEnded('page-one')
  leases.streamOpened('page-one')
  vi.advanceTimersByTime(60_000)
  expect(leases.lease(project, 'page-two')).toBe(false)
})

test('the new stream of a page may open before the old one ends', () => {
  const leases = createLeases(() => undefined)
  leases.streamOpened('page-one')
  leases.lease(project, 'page-one')
  leases.streamOpened('page-one')
  leases.streamEnded('page-one')
  vi.advanceTimersByTime(60_000)
  expect(leases.lease(project, 'page-two')).toBe(false)
})

test('a page that never listens loses its lease', () => {
  const leases = createLeases(() => undefined)
  leases.lease(project, 'page-one')
  vi.advanceTimersByTime(5100)
  expect(leases.lease(project, 'page-two')).toBe(true)
})

test('every change of hands is told, and only its holder can release a lease', () => {
  const told: Hint[] = []
  const leases = createLeases((hint) => told.push(hint))
  leases.lease(project, 'page-one')
  leases.release(project, 'page-two')
  leases.release(project, 'page-one')
  expect(told).toEqual([
    { kind: 'lease', projectId: project, page: 'page-one' },
    { kind: 'lease', projectId: project, page: null },
  ])
  leases.close()
})
