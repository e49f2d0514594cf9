import 'fake-indexeddb/auto'
import { afterEach, expect, test, vi } from 'vitest'
import { connect } from '../../shared/contract/client.ts'
import { contract } from '../../shared/contract/contract.ts'
import { closeProject, openProject, useProjectSession } from './projectSession.ts'
import { exampleDatabase } from './testProject.ts'

/** The browser's locks, as far as opening a project asks for them. */
function browserLocks() {
  const held = new Set<string>()
  return {
    async request(name: string, _: object, work: (lock: object | null) => Promise<void> | undefined) {
      if (held.has(name)) return work(null)
      held.add(name)
      await work({})
      held.delete(name)
    },
  }
}

/** A host without files, which leases to whoever asks: what is open then comes from the database alone. */
const host = connect(contract, async (name) => {
  if (name === 'projects.lease') return { granted: true }
  if (name === 'projects.list' || name === 'runs.list' || name === 'runs.eventsAfter') return []
  return undefined
})

const same = (name: string) => name

afterEach(async () => {
  await closeProject()
  vi.unstubAllGlobals()
})

test('a project that is left while it is being opened can be opened again', async () => {
  vi.stubGlobal('navigator', { locks: browserLocks() })
  const { projectId } = await exampleDatabase()
  const first = openProject(host, 'page-one', projectId, same)
  const left = closeProject()
  const second = await openProject(host, 'page-one', projectId, same)
  await Promise.all([first, left])
  expect(second).toMatchObject({ ok: true, value: { projectId, readOnly: false } })
  expect(useProjectSession.getState().session?.projectId).toBe(projectId)
})

test('a project that is left while it is being opened is not open afterwards', async () => {
  vi.stubGlobal('navigator', { locks: browserLocks() })
  const { projectId } = await exampleDatabase()
  const opening = openProject(host, 'page-one', projectId, same)
  await closeProject()
  await opening
  expect(useProjectSession.getState().session).toBeUndefined()
})
