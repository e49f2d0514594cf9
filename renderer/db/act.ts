import type { Table } from 'dexie'
import { CoderId, DocumentId, RoundId } from '../../shared/domain/ids.ts'
import { canonicalJson } from '../../shared/std/canonicalJson.ts'
import { fail, type Outcome, succeed } from '../../shared/std/outcome.ts'
import type { ProjectDatabase } from './database.ts'
import { bringIntoForce, standsAs } from './decisionForce.ts'
import {
  type DecisionChange,
  type Fields,
  type HistoryStep,
  type RowChange,
  type RowKey,
  type StepName,
  type TableOfHand,
  tablesOfHand,
} from './historyStep.ts'
import { now } from './now.ts'
import { raiseRevision } from './saving.ts'
import { coderIsUsed, documentIsUsed, roundIsUsed } from './uses.ts'

/** A row as a command wants it; `undefined` takes it away. */
export interface RowDraft {
  readonly table: TableOfHand
  readonly key: RowKey
  readonly row: object | undefined
}

export type UndoFailure =
  | { readonly kind: 'nothing' }
  /** What the step changed has been changed otherwise since; nothing was undone. */
  | { readonly kind: 'changedSince'; readonly step: StepName }
  /** What it added is on record elsewhere by now: a document with codings, say, which are withdrawn but not forgotten. */
  | { readonly kind: 'inUse'; readonly step: StepName }

/** Older steps can no longer be undone. */
const stepsKept = 1000

const rowsOf = (db: ProjectDatabase, table: TableOfHand) => db.table<Fields, RowKey>(table)

/** One deed of a person, whole or not at all. `further` are the tables it writes besides those of `tablesOfHand`. */
export function command<T>(db: ProjectDatabase, further: readonly Table[], work: () => Promise<T>): Promise<T> {
  if (db.readOnly) throw new Error('this window has the project open to read')
  const tables = [...tablesOfHand.map((name) => db.table(name)), db.manualCodings, db.places, db.history, ...further]
  return db.transaction('rw', tables, work)
}

/**
 * Applies what a person did and writes down, in the same transaction, how to take it back. What could have been redone until
 * now cannot any more. Where nothing would change, nothing is written.
 *
 * @param decision a decision that `codeUnit` has appended already.
 */
export async function act(
  db: ProjectDatabase,
  step: StepName,
  drafts: readonly RowDraft[],
  decision?: DecisionChange,
): Promise<void> {
  const rows: RowChange[] = []
  for (const { table, key, row } of drafts) {
    const change = difference(table, key, await rowsOf(db, table).get(key), row as Fields | undefined)
    if (!change) continue
    await write(db, change, 'after')
    rows.push(change)
  }
  if (rows.length === 0 && !decision) return
  await record(db, { at: now(), step, state: 'done', rows, ...(decision && { decision }) })
}

/** Writes down a deed that nobody can take back. */
export const actForGood = (db: ProjectDatabase, step: StepName): Promise<void> =>
  record(db, { at: now(), step, state: 'final', rows: [] })

async function record(db: ProjectDatabase, step: HistoryStep) {
  await inState(db, 'undone').delete()
  const seq = await db.history.add(step)
  await db.history
    .where('seq')
    .belowOrEqual(seq - stepsKept)
    .delete()
  await raiseRevision(db)
}

/** In the order in which they were taken. */
const inState = (db: ProjectDatabase, state: HistoryStep['state']) => db.history.where('state').equals(state)

/** Takes back the last step that was not taken back yet, and says which it was. */
export const undo = (db: ProjectDatabase): Promise<Outcome<StepName, UndoFailure>> =>
  command(db, [], async () => move(db, await inState(db, 'done').last(), 'after', 'before'))

/** Does again the step that was taken back last. */
export const redo = (db: ProjectDatabase): Promise<Outcome<StepName, UndoFailure>> =>
  command(db, [], async () => move(db, await inState(db, 'undone').first(), 'before', 'after'))

type Side = 'before' | 'after'

async function move(db: ProjectDatabase, step: HistoryStep | undefined, from: Side, to: Side) {
  if (!step) return fail({ kind: 'nothing' } as const)
  if (!(await isAsLeft(db, step, from))) return fail({ kind: 'changedSince', step: step.step } as const)
  if (await takesWhatIsUsed(db, step, to)) return fail({ kind: 'inUse', step: step.step } as const)
  // Backwards: a later change of a step may rest on an earlier one.
  for (const change of to === 'before' ? step.rows.toReversed() : step.rows) await write(db, change, to)
  const { decision } = step
  if (decision) await bringIntoForce(db, decision, to === 'before' ? decision.from : decision.to)
  await db.history.put({ ...step, state: to === 'before' ? 'undone' : 'done' })
  await raiseRevision(db)
  return succeed(step.step)
}

async function isAsLeft(db: ProjectDatabase, { rows, decision }: HistoryStep, side: Side) {
  if (decision && !(await standsAs(db, decision, side === 'before' ? decision.from : decision.to))) return false
  for (const change of rows) {
    const row = await rowsOf(db, change.table).get(change.key)
    const fields = change[side]
    const partly = change.before !== undefined && change.after !== undefined
    if (partly && row && fields ? !holds(row, fields) : !equal(row, fields)) return false
  }
  return true
}

async function takesWhatIsUsed(db: ProjectDatabase, { rows }: HistoryStep, to: Side): Promise<boolean> {
  for (const { table, key, [to]: kept } of rows) if (!kept && (await isUsed(db, table, key))) return true
  return false
}

async function isUsed(db: ProjectDatabase, table: TableOfHand, key: RowKey): Promise<boolean> {
  if (table === 'coders') return coderIsUsed(db, CoderId.parse(key))
  if (table === 'rounds') return roundIsUsed(db, RoundId.parse(key))
  const document = table === 'documents' ? await db.documents.get(DocumentId.parse(key)) : undefined
  return document !== undefined && documentIsUsed(db, document)
}

const holds = (row: Fields, fields: Fields): boolean =>
  Object.entries(fields).every(([name, value]) => equal(row[name], value))

const equal = (a: unknown, b: unknown) => a === b || canonicalJson([a]) === canonicalJson([b])

function difference(
  table: TableOfHand,
  key: RowKey,
  before: Fields | undefined,
  after: Fields | undefined,
): RowChange | undefined {
  if (!before || !after)
    return before || after ? { table, key, ...(before && { before }), ...(after && { after }) } : undefined
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
    (name) => !equal(before[name], after[name]),
  )
  const pick = (row: Fields) => Object.fromEntries(names.map((name) => [name, row[name]]))
  return names.length === 0 ? undefined : { table, key, before: pick(before), after: pick(after) }
}

async function write(db: ProjectDatabase, change: RowChange, side: Side) {
  const rows = rowsOf(db, change.table)
  const fields = change[side]
  if (!fields) return rows.delete(change.key)
  if (!change.before || !change.after) return rows.put(fields)
  const row = Object.entries({ ...(await rows.get(change.key)), ...fields })
  return rows.put(Object.fromEntries(row.filter(([, value]) => value !== undefined)))
}
