import 'fake-indexeddb/auto'
import Dexie from 'dexie'
import { expect, test } from 'vitest'
import { ProjectId } from '../../shared/domain/ids.ts'
import { hasDatabase, ProjectDatabase } from './database.ts'

/** What databases of version 1 look like on people's machines. It is history: a new schema is a new version. */
const version1 = {
  meta: 'key',
  documents: 'id',
  texts: 'documentId',
  segmentBlocks: '[documentId+first]',
  cases: 'id',
  codebooks: 'hash',
  coders: 'id',
  rounds: 'id',
  manualCodings: 'id, [coderId+unitKey], [documentId+coderId], unitKey, coderId, roundId',
  runs: 'id',
  runBlocks: '[runId+first]',
  places: 'coderId',
  history: '++seq, state',
}

test('a database of version 1 opens with all its rows', async () => {
  const projectId = ProjectId.parse('of-version-1')
  const old = new Dexie(`intercoder-${projectId}`)
  old.version(1).stores(version1)
  await old.table('meta').add({ key: 'name', value: 'Interviews' })
  await old.table('runBlocks').add({ runId: 'run-000001', first: 1, events: [] })
  old.close()
  const db = new ProjectDatabase(projectId)
  expect(await db.meta.toArray()).toEqual([{ key: 'name', value: 'Interviews' }])
  expect(await db.runBlocks.count()).toBe(1)
})

test('version 1 is never changed: a fresh database has the schema that old ones have', async () => {
  const db = new ProjectDatabase(ProjectId.parse('fresh-one'))
  await db.open()
  const schema = Object.fromEntries(
    db.tables.map(({ name, schema: { primKey, indexes } }) => [
      name,
      [primKey, ...indexes].map(({ src }) => src).join(', '),
    ]),
  )
  expect(db.verno).toBe(1)
  expect(schema).toEqual(version1)
})

test('looking whether a database is there does not make one', async () => {
  const projectId = ProjectId.parse('never-there')
  expect(await hasDatabase(projectId)).toBe(false)
  expect(await hasDatabase(projectId)).toBe(false)
})
