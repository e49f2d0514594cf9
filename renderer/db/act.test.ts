import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CaseId, CoderId } from '../../shared/domain/ids.ts'
import type { Decision } from '../../shared/domain/manualCoding.ts'
import { segmentIdOf } from '../../shared/domain/segment.ts'
import { redo, undo } from './act.ts'
import { saveCases } from './cases.ts'
import { saveCodebook } from './codebooks.ts'
import { addCoder, removeCoder, updateCoder } from './coders.ts'
import { ProjectDatabase } from './database.ts'
import {
  addDocuments,
  removeDocument,
  renameDocument,
  setDocumentAttributes,
  setSegmentAttributes,
} from './documents.ts'
import { clearDecision, codeUnit, openUnit } from './manualCodings.ts'
import { choosePresentCoder, renameProject } from './projectFacts.ts'
import { addRound, closeRound, removeRound, renameRound } from './rounds.ts'
import { bringBackRun, discardRun } from './runs.ts'
import { standingDecisions } from './segmentStates.ts'
import { readSnapshot } from './snapshot.ts'
import {
  ana,
  ben,
  codebookWith,
  exampleDatabase,
  hope,
  interview,
  model,
  person,
  readFile,
  runId,
  segment,
} from './testProject.ts'

const decisions: readonly Decision[] = [
  { kind: 'codes', codes: [{ codeId: hope }] },
  { kind: 'noCode' },
  { kind: 'notRelevant' },
  { kind: 'skipped' },
]
const visible = { automatic: false, otherCoders: false }

type Deed = (db: ProjectDatabase) => Promise<unknown>
const small = fc.integer({ min: 0, max: 3 })
const coderIds = fc.constantFrom(ana, ben)
const pool = (n: number) => (n % 2 ? person(`new-${n}`) : model(`new-${n}`, 1 + n / 10))

/** What a person may do; where it makes no sense just then, nothing. */
const deed: fc.Arbitrary<Deed> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.tuple(coderIds, small, small).map(
      ([coder, s, d]): Deed =>
        async (db) => {
          const { codebook } = (await readSnapshot(db)).info
          return codeUnit(db, coder, segment(s), decisions[d] ?? { kind: 'noCode' }, { codebook, visible })
        },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(coderIds, small).map(
      ([coder, s]): Deed =>
        (db) =>
          openUnit(db, coder, segment(s)),
    ),
  },
  fc.tuple(coderIds, small).map(
    ([coder, s]): Deed =>
      (db) =>
        clearDecision(db, coder, segment(s)),
  ),
  { weight: 4, arbitrary: fc.constant<Deed>(undo) },
  { weight: 2, arbitrary: fc.constant<Deed>(redo) },
  fc.constantFrom('a', 'b').map(
    (name): Deed =>
      (db) =>
        renameDocument(db, interview, name),
  ),
  small.map(
    (value): Deed =>
      (db) =>
        setDocumentAttributes(db, interview, [{ name: 'age', type: 'number', value }]),
  ),
  fc.tuple(small, fc.option(fc.string(), { nil: undefined })).map(
    ([s, value]): Deed =>
      (db) =>
        setSegmentAttributes(
          db,
          segmentIdOf(interview, s),
          value === undefined ? [] : [{ name: 'x', type: 'text', value }],
        ),
  ),
  fc.subarray(['x', 'y', 'z']).map(
    (names): Deed =>
      (db) =>
        saveCases(
          db,
          names.map((name) => ({ id: CaseId.parse(name), name, attributes: [] })),
        ),
  ),
  fc.subarray(['hope', 'fear', 'pay']).map(
    (names): Deed =>
      (db) =>
        saveCodebook(db, codebookWith(...names), 'why'),
  ),
  small.map(
    (n): Deed =>
      async (db) => {
        const present = await db.coders.get(pool(n).id)
        return present ? updateCoder(db, { ...present, name: `${present.name}!` }) : addCoder(db, pool(n))
      },
  ),
  small.map(
    (n): Deed =>
      (db) =>
        removeCoder(db, pool(n).id),
  ),
  fc.constant<Deed>((db) => addDocuments(db, [readFile('second', 3), readFile('third', 2)])),
  small.map(
    (n): Deed =>
      async (db) => {
        const { documents } = await readSnapshot(db)
        const chosen = documents[n]
        return chosen && removeDocument(db, chosen.id)
      },
  ),
  small.map(
    (n): Deed =>
      async (db) => {
        const { info, rounds } = await readSnapshot(db)
        const [round] = rounds
        if (round) return n % 2 ? removeRound(db, round.id) : renameRound(db, round.id, `round ${n}`)
        const draw = { size: n, seed: n }
        return addRound(db, { name: 'r', kind: 'main', coderIds: [ana], codebook: info.codebook, draw })
      },
  ),
  fc.boolean().map(
    (discard): Deed =>
      (db) =>
        discard ? discardRun(db, runId) : bringBackRun(db, runId),
  ),
  fc.constantFrom('P', 'Q').map(
    (name): Deed =>
      (db) =>
        renameProject(db, name),
  ),
  fc.constantFrom(ana, ben, undefined).map(
    (coder): Deed =>
      (db) =>
        choosePresentCoder(db, coder),
  ),
)

/** All that a researcher sees: which decisions stand, but not how they came about; skipped counts as missing. */
async function seen(db: ProjectDatabase) {
  const { manualCodings: _, codebooks: __, ...rest } = await readSnapshot(db)
  const standing = standingDecisions(await db.manualCodings.toArray())
    .filter(({ decision }) => decision.kind !== 'skipped')
    .map(({ coderId, unitKey, decision }) => [`${coderId}/${unitKey}`, decision] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...rest, standing }
}

async function allOf(db: ProjectDatabase, move: typeof undo, between: Deed) {
  for (;;) {
    const moved = await move(db)
    if (!moved.ok) {
      expect(moved.failure).toEqual({ kind: 'nothing' })
      return
    }
    await between(db)
  }
}

test('whatever was done, undoing all leads back to the start, and redoing all to the end, also after a restart', async () => {
  const goingOn = fc.option(fc.tuple(coderIds, small), { nil: undefined })
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { maxLength: 25 }), goingOn, goingOn, async (deeds, whileUndoing, whileRedoing) => {
      const open = (place: typeof whileUndoing): Deed =>
        place ? (db) => openUnit(db, place[0], segment(place[1])) : async () => undefined
      let db = await exampleDatabase()
      const start = await seen(db)
      for (const one of deeds) await one(db)
      await allOf(db, redo, async () => undefined)
      const end = await seen(db)

      db.close()
      db = new ProjectDatabase(db.projectId)
      await allOf(db, undo, open(whileUndoing))
      expect(await seen(db)).toEqual(start)
      await allOf(db, redo, open(whileRedoing))
      expect(await seen(db)).toEqual(end)
      await db.delete()
    }),
    { numRuns: 150, seed: 20261120 },
  )
}, 60_000)

test('a step is named, and what was undone cannot be redone after something else was done', async () => {
  const db = await exampleDatabase()
  await renameProject(db, 'A')
  expect(await undo(db)).toEqual({ ok: true, value: { name: 'renameProject', params: { name: 'A' } } })
  await renameDocument(db, interview, 'B')
  expect(await redo(db)).toEqual({ ok: false, failure: { kind: 'nothing' } })
})

test('what was changed otherwise since is not undone, and nothing of the step is', async () => {
  const db = await exampleDatabase()
  await renameDocument(db, interview, 'A')
  await db.documents.update(interview, { name: 'from elsewhere' })
  const undone = await undo(db)
  expect(undone).toMatchObject({ ok: false, failure: { kind: 'changedSince', step: { name: 'renameDocument' } } })
  expect((await db.documents.get(interview))?.name).toBe('from elsewhere')
})

test('undoing leaves alone what others wrote to the same row', async () => {
  const db = await exampleDatabase()
  await discardRun(db, runId)
  await db.runs.update(runId, { place: 7 })
  expect((await undo(db)).ok).toBe(true)
  expect(await db.runs.get(runId)).toMatchObject({ place: 7 })
  expect(await db.runs.get(runId)).not.toHaveProperty('discardedAt')
})

test('a document with a decision on record cannot be undone away, though the decision was withdrawn', async () => {
  const db = await exampleDatabase()
  const [added] = await addDocuments(db, [readFile('second', 2)])
  if (!added) throw new Error('nothing was added')
  const { codebook } = (await readSnapshot(db)).info
  await codeUnit(db, ana, segment(0, added), { kind: 'noCode' }, { codebook, visible })
  expect((await undo(db)).ok).toBe(true)
  expect(await undo(db)).toMatchObject({ ok: false, failure: { kind: 'inUse' } })
  expect(await db.documents.get(added)).toBeDefined()
})

test('closing a round is for good: undo does not open it again, and does not unmake the round either', async () => {
  const db = await exampleDatabase()
  const { codebook } = (await readSnapshot(db)).info
  const id = await addRound(db, { name: 'r', kind: 'main', coderIds: [], codebook })
  await closeRound(db, id)
  expect(await undo(db)).toMatchObject({ ok: false, failure: { kind: 'changedSince', step: { name: 'addRound' } } })
  expect((await db.rounds.get(id))?.closedAt).toBeDefined()
})

test('saving an edited codebook adds a version, and undoing it only puts the earlier one in force', async () => {
  const db = await exampleDatabase()
  const before = (await readSnapshot(db)).info.codebook
  const hash = await saveCodebook(db, codebookWith('hope'), 'fear never occurred')
  await saveCodebook(db, codebookWith('hope'), 'the same again')
  expect((await db.codebooks.toArray()).map(({ number }) => number).sort()).toEqual([1, 2])
  await undo(db)
  expect((await readSnapshot(db)).info.codebook).toBe(before)
  expect(await db.codebooks.get(hash)).toMatchObject({ number: 2, reason: 'fear never occurred' })
})

test('in a window that only reads, nothing can be done', async () => {
  const db = await exampleDatabase()
  db.readOnly = true
  expect(() => renameProject(db, 'A')).toThrow('to read')
})

test('two models with identical settings are not added, and a coder who decided something is not removed', async () => {
  const db = await exampleDatabase()
  const twin = { ...model('twin', 0), name: 'Twin' }
  expect(await addCoder(db, twin)).toMatchObject({
    ok: false,
    failure: { kind: 'identicalSettings', as: { id: 'lexical-1' } },
  })
  const { codebook } = (await readSnapshot(db)).info
  await codeUnit(db, ana, segment(0), { kind: 'noCode' }, { codebook, visible })
  expect(await removeCoder(db, ana)).toEqual({ ok: false, failure: { kind: 'inUse' } })
  expect(await removeCoder(db, ben)).toEqual({ ok: true, value: undefined })
  expect(await removeCoder(db, CoderId.parse('lexical-1'))).toEqual({ ok: false, failure: { kind: 'inUse' } })
})
