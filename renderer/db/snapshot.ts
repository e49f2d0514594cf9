import type { DocumentId } from '../../shared/domain/ids.ts'
import type { ManualCoding } from '../../shared/domain/manualCoding.ts'
import { collectionOf, type ProjectRecord, recordKinds } from '../../shared/project/projectRecord.ts'
import type { ProjectInfo, ProjectRun, ProjectSnapshot } from '../../shared/project/snapshot.ts'
import type { ProjectDatabase, StoredCoding, StoredRun } from './database.ts'
import { storedCoding } from './manualCodings.ts'
import { infoRows, readInfo } from './projectFacts.ts'
import { readSaving, type Saving, writeSaving } from './saving.ts'

const inOrder = <Row>(rows: readonly Row[], of: (row: Row) => string | number): Row[] =>
  rows.toSorted((a, b) => (of(a) < of(b) ? -1 : of(a) > of(b) ? 1 : 0))

const codingOf = ({ unitKey: _, documentId: __, ...coding }: StoredCoding): ManualCoding => coding
const runOf = ({ id: _, ...run }: StoredRun): ProjectRun => run

/** The tables that are small or may change: read in one transaction, so that they agree. */
const readCore = (db: ProjectDatabase) =>
  db.transaction('r', db.tables, async () => {
    const info = await readInfo(db)
    if (!info) throw new Error(`there is no project ${db.projectId} here`)
    return {
      info,
      saving: await readSaving(db),
      codebooks: inOrder(await db.codebooks.toArray(), ({ number }) => number),
      coders: await db.coders.toArray(),
      cases: await db.cases.toArray(),
      documents: await db.documents.toArray(),
      rounds: inOrder(await db.rounds.toArray(), ({ createdAt }) => createdAt),
      // What is replaced was decided earlier, and must come first.
      manualCodings: inOrder((await db.manualCodings.toArray()).map(codingOf), ({ codedAt }) => codedAt),
      runs: inOrder((await db.runs.toArray()).map(runOf), ({ settings }) => settings.createdAt),
    }
  })

/** A project on its way out: what it is, at which revision, and its records in the order of the project file. */
export interface ProjectStream {
  readonly info: ProjectInfo
  readonly saving: Saving
  readonly records: AsyncIterable<ProjectRecord>
}

/**
 * The project as it is now, without ever being in memory whole. What may change is read at once; texts, segments and results
 * never shrink, so they are read as they are needed, and results only as far as each run had been read then.
 */
export async function streamProject(db: ProjectDatabase): Promise<ProjectStream> {
  const { info, saving, ...core } = await readCore(db)
  return { info, saving, records: records(db, core) }
}

type Core = Omit<Awaited<ReturnType<typeof readCore>>, 'info' | 'saving'>

async function* records(db: ProjectDatabase, core: Core): AsyncGenerator<ProjectRecord> {
  const paged = {
    text: () => texts(db, core.documents),
    segments: () => segments(db, core.documents),
    events: () => events(db, core.runs),
  }
  for (const k of recordKinds) {
    if (k === 'text' || k === 'segments' || k === 'events') yield* paged[k]()
    else for (const v of core[collectionOf[k]]) yield { k, v } as ProjectRecord
  }
}

type WithId = readonly { readonly id: DocumentId }[]

async function* texts(db: ProjectDatabase, documents: WithId): AsyncGenerator<ProjectRecord> {
  for (const { id } of documents) {
    const v = await db.texts.get(id)
    if (v) yield { k: 'text', v }
  }
}

async function* segments(db: ProjectDatabase, documents: WithId): AsyncGenerator<ProjectRecord> {
  for (const { id } of documents)
    for (const v of await db.segmentBlocks.where('[documentId+first]').between([id, 0], [id, Infinity]).toArray())
      yield { k: 'segments', v }
}

const blocksAtOnce = 20

async function* events(db: ProjectDatabase, runs: readonly ProjectRun[]): AsyncGenerator<ProjectRecord> {
  for (const { settings, place } of runs) {
    let after = 0
    for (;;) {
      const range = db.runBlocks.where('[runId+first]').between([settings.id, after], [settings.id, place], false, true)
      const blocks = await range.limit(blocksAtOnce).toArray()
      for (const v of blocks) yield { k: 'events', v }
      if (blocks.length < blocksAtOnce) break
      after = blocks.at(-1)?.first ?? place
    }
  }
}

/** The whole project in memory, for what needs all of it: reports, exports, a run's request. */
export async function readSnapshot(db: ProjectDatabase): Promise<ProjectSnapshot> {
  const { info, records } = await streamProject(db)
  const lists = Object.fromEntries(recordKinds.map((k) => [collectionOf[k], [] as unknown[]]))
  for await (const { k, v } of records) lists[collectionOf[k]]?.push(v)
  return { info, ...lists } as unknown as ProjectSnapshot
}

/** The database holds this project from now on, and nothing else: what there was, history and places included, is gone. */
export const loadSnapshot = (db: ProjectDatabase, project: ProjectSnapshot, saving: Saving): Promise<void> =>
  db.transaction('rw', db.tables, async () => {
    for (const table of db.tables) await table.clear()
    await db.meta.bulkAdd(infoRows(project.info))
    await writeSaving(db, saving)
    await db.documents.bulkAdd(project.documents)
    await db.texts.bulkAdd(project.texts)
    await db.segmentBlocks.bulkAdd(project.segmentBlocks)
    await db.cases.bulkAdd(project.cases)
    await db.codebooks.bulkAdd(project.codebooks)
    await db.coders.bulkAdd(project.coders)
    await db.rounds.bulkAdd(project.rounds)
    await db.manualCodings.bulkAdd(project.manualCodings.map(storedCoding))
    await db.runs.bulkAdd(project.runs.map((run) => ({ ...run, id: run.settings.id })))
    await db.runBlocks.bulkAdd(project.runBlocks)
  })
