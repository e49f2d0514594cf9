import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { Decision } from '../../shared/domain/manualCoding.ts'
import { standingDecision } from '../../shared/domain/standingDecision.ts'
import { redo, undo } from './act.ts'
import type { ProjectDatabase } from './database.ts'
import { changeDecision, clearDecision, codeUnit, openUnit } from './manualCodings.ts'
import { choosePresentRound } from './projectFacts.ts'
import { progressOf } from './queries/codings.ts'
import { addRound, closeRound } from './rounds.ts'
import { readSnapshot } from './snapshot.ts'
import { ana, ben, exampleDatabase, hope, interview, segment } from './testProject.ts'

const noCode: Decision = { kind: 'noCode' }
const notRelevant: Decision = { kind: 'notRelevant' }
const hopeful: Decision = { kind: 'codes', codes: [{ codeId: hope }] }

type Round = Awaited<ReturnType<typeof addRound>>

async function decide(db: ProjectDatabase, ordinal: number, decision: Decision, coder = ana, roundId?: Round) {
  const { codebook } = (await readSnapshot(db)).info
  const visible = { automatic: false, otherCoders: false }
  await codeUnit(db, coder, segment(ordinal), decision, { codebook, visible, ...(roundId && { roundId }) })
}
const about = (db: ProjectDatabase, ordinal: number, coder = ana) =>
  db.manualCodings
    .where('[coderId+unitKey]')
    .equals([coder, segment(ordinal).segmentId])
    .toArray()

async function figures(db: ProjectDatabase, ordinal: number) {
  const codings = await about(db, ordinal)
  return {
    records: codings.length,
    standing: standingDecision(codings)?.decision.kind,
    // What reliability reads: see `manualJudgements`.
    first: standingDecision(codings.filter(({ correction }) => !correction))?.decision.kind,
  }
}

test('a decision is never overwritten: each is a record that names the one it replaces', async () => {
  const db = await exampleDatabase()
  await decide(db, 0, noCode)
  await decide(db, 0, hopeful)
  const [one, two] = (await about(db, 0)).sort((a, b) => (a.codedAt < b.codedAt ? -1 : 1))
  expect(two).toMatchObject({ decision: hopeful, replaces: one?.id, correction: false })
  expect(one).toMatchObject({ decision: noCode, documentId: interview })
})

test('while the unit lies open a new decision revises, and reliability reads the last one', async () => {
  const db = await exampleDatabase()
  await openUnit(db, ana, segment(0))
  await decide(db, 0, noCode)
  await openUnit(db, ana, segment(0))
  await decide(db, 0, hopeful)
  expect(await figures(db, 0)).toEqual({ records: 2, standing: 'codes', first: 'codes' })
})

test('once the coder has gone on, the first decision stays what reliability reads, however often it is corrected', async () => {
  const db = await exampleDatabase()
  await decide(db, 0, noCode)
  await openUnit(db, ana, segment(1))
  await openUnit(db, ana, segment(0))
  await decide(db, 0, hopeful)
  await decide(db, 0, notRelevant)
  expect(await figures(db, 0)).toEqual({ records: 3, standing: 'notRelevant', first: 'noCode' })
})

test('another coder going on leaves a unit open to the one who has it', async () => {
  const db = await exampleDatabase()
  await decide(db, 0, noCode)
  await decide(db, 1, noCode, ben)
  await decide(db, 0, hopeful)
  expect((await figures(db, 0)).first).toBe('codes')
})

test('undo withdraws while the unit lies open, and redo takes the decision up again', async () => {
  const db = await exampleDatabase()
  await decide(db, 0, hopeful)
  await undo(db)
  expect(await figures(db, 0)).toEqual({ records: 1, standing: undefined, first: undefined })
  await redo(db)
  expect(await figures(db, 0)).toEqual({ records: 1, standing: 'codes', first: 'codes' })
})

test('once the coder has gone on, undo corrects and does not unmake: the first decision stays on record', async () => {
  const db = await exampleDatabase()
  await decide(db, 0, hopeful)
  await openUnit(db, ana, segment(1))
  await undo(db)
  expect(await figures(db, 0)).toEqual({ records: 2, standing: 'skipped', first: 'codes' })
  await redo(db)
  expect(await figures(db, 0)).toEqual({ records: 3, standing: 'codes', first: 'codes' })
})

test('clearing a decision while its unit lies open takes it out of the figures', async () => {
  const db = await exampleDatabase()
  await decide(db, 0, noCode)
  await decide(db, 0, hopeful)
  await clearDecision(db, ana, segment(0))
  // Both revisions are withdrawn, and stay on record.
  expect(await figures(db, 0)).toEqual({ records: 2, standing: undefined, first: undefined })
  await undo(db)
  expect((await figures(db, 0)).first).toBe('codes')
})

test('deciding the same again changes nothing', async () => {
  const db = await exampleDatabase()
  await decide(db, 0, noCode)
  const before = await db.table('meta').toArray()
  await decide(db, 0, noCode)
  expect((await figures(db, 0)).records).toBe(1)
  expect(await db.table('meta').toArray()).toEqual(before)
})

test('a round asks anew: its decision is a first one, whatever the coder said in the training', async () => {
  const db = await exampleDatabase()
  const { codebook } = (await readSnapshot(db)).info
  const round = { name: 'r', kind: 'main', coderIds: [ana], codebook } as const
  const [training, main] = [await addRound(db, { ...round, kind: 'training' }), await addRound(db, round)]
  await decide(db, 0, noCode, ana, training)
  await openUnit(db, ana, segment(1))
  await decide(db, 0, hopeful, ana, main)
  const first = (await about(db, 0))
    .filter(({ correction }) => !correction)
    .map(({ roundId, decision }) => [roundId, decision.kind])
  expect(new Map(first as [string, string][])).toEqual(
    new Map([
      [training, 'noCode'],
      [main, 'codes'],
    ] as [string, string][]),
  )
})

test('what was decided in a closed round is not withdrawn, and what is decided afterwards is a correction', async () => {
  const db = await exampleDatabase()
  const { codebook } = (await readSnapshot(db)).info
  const round = await addRound(db, { name: 'r', kind: 'main', coderIds: [ana], codebook })
  await decide(db, 0, noCode, ana, round)
  await closeRound(db, round)
  await undo(db)
  expect(await figures(db, 0)).toEqual({ records: 2, standing: 'skipped', first: 'noCode' })
  await decide(db, 1, hopeful, ana, round)
  expect((await figures(db, 1)).first).toBeUndefined()
})

test('a coder may give several spans of one passage, each a unit of its own', async () => {
  const db = await exampleDatabase()
  const { codebook } = (await readSnapshot(db)).info
  const context = { codebook, visible: { automatic: false, otherCoders: false } }
  for (const end of [4, 9])
    await codeUnit(db, ana, { kind: 'span', documentId: interview, start: 0, end }, hopeful, context)
  expect(await db.manualCodings.where('[documentId+coderId]').equals([interview, ana]).count()).toBe(2)
})

test('progress counts what is decided of what the present round asks, and skipped is not decided', async () => {
  const db = await exampleDatabase()
  await decide(db, 0, noCode)
  await decide(db, 1, { kind: 'skipped' })
  expect(await progressOf(db, ana)).toEqual({ decided: 1, all: 6 })
  const { codebook } = (await readSnapshot(db)).info
  const draw = { size: 2, seed: 1 }
  await choosePresentRound(db, await addRound(db, { name: 'r', kind: 'main', coderIds: [ana], codebook, draw }))
  expect(await progressOf(db, ana)).toEqual({ decided: 0, all: 2 })
})

test('changes made one right after the other all count, for each starts from what is stored', async () => {
  const db = await exampleDatabase()
  const { codebook } = (await readSnapshot(db)).info
  const context = { codebook, visible: { automatic: false, otherCoders: false } }
  await Promise.all([
    changeDecision(db, ana, segment(0), () => ({ decision: hopeful }), context),
    changeDecision(
      db,
      ana,
      segment(0),
      (standing) => standing && { decision: standing.decision, memo: 'Why?' },
      context,
    ),
  ])
  expect(standingDecision(await about(db, 0))).toMatchObject({ decision: hopeful, memo: 'Why?' })
  await changeDecision(db, ana, segment(1), () => ({ decision: noCode }), context)
  await changeDecision(db, ana, segment(1), () => undefined, context)
  expect(standingDecision(await about(db, 1))).toBeUndefined()
})
