import { create } from 'zustand'
import type { HostClient } from '../../shared/contract/contract.ts'
import type { Hint } from '../../shared/contract/hint.ts'
import type { ProjectEntry } from '../../shared/contract/projects.ts'
import type { ProjectId } from '../../shared/domain/ids.ts'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'
import { type Autosave, autosave, type SaveState } from './autosave.ts'
import { hasDatabase, ProjectDatabase } from './database.ts'
import { sweepTexts } from './documents.ts'
import { pullRun, pullRuns } from './pullRun.ts'
import { type ReconcileFailure, reconcile } from './reconcile.ts'

/** The project that this window has open. */
export interface ProjectSession {
  readonly db: ProjectDatabase
  readonly projectId: ProjectId
  /** Another window, perhaps in another browser, writes the project: everything can be read and nothing changed. */
  readonly readOnly: boolean
  readonly save: SaveState
  /** Why results of runs could not be fetched the last time; they are asked for again at the next hint. */
  readonly pullProblem?: string
  /** Where unsaved work of this browser went when the file turned out to be newer. */
  readonly localCopy?: ProjectEntry
}

/** `session` is absent as long as no project is open. Hooks read it so; everything else by `useProjectSession.getState()`. */
export const useProjectSession = create<{ readonly session?: ProjectSession }>()(() => ({}))

export type OpenFailure = ReconcileFailure | { readonly code: 'openElsewhere' }

interface Held {
  readonly client: HostClient
  readonly page: string
  readonly projectId: ProjectId
  readonly freeLock: (() => void) | undefined
}

interface Kept extends Held {
  readonly saver: Autosave | undefined
}
let kept: Kept | undefined

let turn: Promise<unknown> = Promise.resolve()

/** Opening and closing take turns: a project that is left while it is still being opened would otherwise keep its lock for good. */
function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const mine = turn.then(work, work)
  turn = mine
  return mine
}

/**
 * Opens a project in this window, closing the one before.
 *
 * @param page names this window to the host, for as long as it lives.
 * @param nameOfCopy see `reconcile`.
 */
export const openProject = (
  client: HostClient,
  page: string,
  projectId: ProjectId,
  nameOfCopy: (name: string) => string,
): Promise<Outcome<ProjectSession, OpenFailure>> => inTurn(() => open(client, page, projectId, nameOfCopy))

/** Saves and closes the project that this window has open, if any. */
export const closeProject = (): Promise<SaveState> => inTurn(close)

async function open(
  client: HostClient,
  page: string,
  projectId: ProjectId,
  nameOfCopy: (name: string) => string,
): Promise<Outcome<ProjectSession, OpenFailure>> {
  await close()
  const { granted } = await client['projects.lease']({ projectId, page })
  const freeLock = await takeLock(projectId)
  const held = { client, page, projectId, freeLock }
  const db = new ProjectDatabase(projectId)
  try {
    const ready = await prepare(client, db, freeLock !== undefined, nameOfCopy)
    if (!ready.ok) {
      db.close()
      await letGo(held)
      return ready
    }
    db.readOnly = !granted || !freeLock
    const { bytes, localCopy } = ready.value
    const opened = {
      db,
      projectId,
      readOnly: db.readOnly,
      save: { kind: 'saved' },
      ...(localCopy && { localCopy }),
    } as const
    useProjectSession.setState({ session: opened })
    kept = { ...held, saver: db.readOnly ? undefined : autosave(client, db, bytes, (save) => update({ save })) }
    if (!db.readOnly) await pull(() => pullRuns(client, db))
    return succeed(opened)
  } catch (error) {
    db.close()
    await letGo(held)
    throw error
  }
}

/** Without the lock, another window of this browser is at the database: it may be read, and not be touched. */
async function prepare(
  client: HostClient,
  db: ProjectDatabase,
  locked: boolean,
  nameOfCopy: (name: string) => string,
): Promise<Outcome<{ readonly bytes: number; readonly localCopy?: ProjectEntry }, OpenFailure>> {
  if (!locked) return (await hasDatabase(db.projectId)) ? succeed({ bytes: 0 }) : fail({ code: 'openElsewhere' })
  const existed = await hasDatabase(db.projectId)
  const reconciled = await reconcile(client, db, nameOfCopy)
  if (!reconciled.ok && !existed) await db.delete()
  if (reconciled.ok) await sweepTexts(db)
  return reconciled
}

async function close(): Promise<SaveState> {
  const { session } = useProjectSession.getState()
  if (!session || !kept) return { kind: 'saved' }
  const { saver, ...held } = kept
  const save = (await saver?.saveNow()) ?? { kind: 'saved' }
  saver?.stop()
  kept = undefined
  useProjectSession.setState({}, true)
  try {
    await letGo(held)
  } finally {
    // Last, so that screens have let go of their live queries.
    session.db.close()
  }
  return save
}

/**
 * After the host was gone: takes the lease again, saves what could not be saved and reads on what runs did meanwhile. Where
 * another page took the project in between, it is open to read from now on, and its unsaved work stays in this browser.
 */
export async function reconnect(): Promise<void> {
  const { session } = useProjectSession.getState()
  if (!session || !kept || session.readOnly) return
  const { client, page, projectId, saver } = kept
  const { granted } = await client['projects.lease']({ projectId, page })
  if (granted) {
    await saver?.saveNow()
    await pull(() => pullRuns(client, session.db))
    return
  }
  saver?.stop()
  kept = { ...kept, saver: undefined }
  session.db.readOnly = true
  update({ readOnly: true })
}

/** Saves what is unsaved at once: before closing the window, before an update. */
export const saveNow = async (): Promise<SaveState> => (await kept?.saver?.saveNow()) ?? { kind: 'saved' }

/** Follows the host's hints: a run that went on is read on. */
export async function onHint(hint: Hint): Promise<void> {
  const { session } = useProjectSession.getState()
  const client = kept?.client
  if (!session || session.readOnly || !client) return
  if (hint.kind !== 'run' || hint.projectId !== session.projectId) return
  const { runId } = hint.status
  if (await session.db.runs.get(runId)) await pull(() => pullRun(client, session.db, runId))
}

/** What could not be fetched stays in the engine's journal, so the project is usable meanwhile, and says what is wrong. */
async function pull(work: () => Promise<void>): Promise<void> {
  try {
    await work()
    update({ pullProblem: undefined })
  } catch (error) {
    update({ pullProblem: error instanceof Error ? error.message : String(error) })
  }
}

type Change = { readonly readOnly?: true; readonly save?: SaveState; readonly pullProblem?: string | undefined }

const update = (change: Change): void =>
  useProjectSession.setState(({ session }) => (session ? { session: { ...session, ...change } as ProjectSession } : {}))

async function letGo({ client, page, projectId, freeLock }: Held): Promise<void> {
  freeLock?.()
  await client['projects.release']({ projectId, page })
}

/**
 * The browser's own lock on the project's database, which outlives a lost host. Where there are no locks (tests), the host's
 * lease is all there is.
 *
 * @returns a function that frees it, or `undefined` where another window holds it.
 */
function takeLock(projectId: ProjectId): Promise<(() => void) | undefined> {
  if (!globalThis.navigator?.locks) return Promise.resolve(() => undefined)
  return new Promise((resolve, reject) => {
    navigator.locks
      .request(`project:${projectId}`, { ifAvailable: true }, (lock) => {
        if (!lock) return resolve(undefined)
        return new Promise<void>((free) => resolve(() => free()))
      })
      .catch(reject)
  })
}
