import 'fake-indexeddb/auto'
import { liveQuery } from 'dexie'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CodeId, type CoderId } from '../../shared/domain/ids.ts'
import { segmentIdOf } from '../../shared/domain/segment.ts'
import { undo } from './act.ts'
import { applyRunEvents } from './applyRunEvents.ts'
import { addDocuments, sweepTexts } from './documents.ts'
import { filterSegments, type SegmentFilter } from './filterSegments.ts'
import { loadDocument } from './loadedDocument.ts'
import { codeUnit } from './manualCodings.ts'
import { readRun } from './readRun.ts'
import { type SegmentStates, segmentStates } from './segmentStates.ts'
import { readSnapshot } from './snapshot.ts'
import { ana, ben, codedLine, exampleDatabase, hope, interview, readFile, runId } from './testProject.ts'

const fear = CodeId.parse('fear')
const ordinals = (found: Uint32Array) => [...found]

test('filtering keeps exactly the segments that meet every condition', async () => {
  const db = await exampleDatabase()
  const lines = ['Hope and fear', 'hope', 'nothing', '\u0130stanbul HOPE', 'caf\u00e9', 'a.b']
  const [id] = await addDocuments(db, [readFile('words', lines.length, (i) => lines[i] ?? '')])
  const document = await loadDocument(db, id ?? interview)
  const list = fc.uniqueArray(fc.nat(5)).map((found) => found.sort())
  const coderState = fc.record({ decided: list, hope: list, fear: list })
  await fc.assert(
    fc.property(
      fc.record({ ana: coderState, ben: coderState }),
      fc.record(
        {
          text: fc.constantFrom('hope', 'cafe\u0301', '.', 'STAN', 'x'),
          codes: fc.subarray([hope, fear], { minLength: 1 }),
          state: fc.constantFrom('decided', 'undecided', 'uncoded'),
          coders: fc.subarray([ana, ben]),
        },
        { requiredKeys: [] },
      ),
      (given, filter: SegmentFilter) => {
        const states: SegmentStates = new Map(
          ([ana, ben] as const).map((coder) => {
            const { decided, ...coded } = given[coder as 'ana' | 'ben']
            return [
              coder,
              {
                decided,
                coded: new Map([
                  [hope, coded.hope],
                  [fear, coded.fear],
                ]),
              },
            ]
          }),
        )
        const meets = (i: number) => {
          const who = [...states]
            .filter(([coder]: [CoderId, unknown]) => filter.coders?.includes(coder) ?? true)
            .map(([, s]) => s)
          const codes = [hope, fear].filter((code) => who.some(({ coded }) => coded.get(code)?.includes(i)))
          const decided = who.some((state) => state.decided.includes(i))
          const inState = { decided, undecided: !decided, uncoded: codes.length === 0 }
          const sought = filter.text?.normalize('NFC').toLowerCase()
          return (
            (!sought || (lines[i] ?? '').toLowerCase().includes(sought)) &&
            (!filter.codes || filter.codes.some((code) => codes.includes(code))) &&
            (!filter.state || inState[filter.state])
          )
        }
        expect(ordinals(filterSegments(document, states, filter))).toEqual(
          lines.flatMap((_, i) => (meets(i) ? [i] : [])),
        )
      },
    ),
    { seed: 20261120, numRuns: 500 },
  )
})

test('a span counts for every segment that it overlaps, and for no other', async () => {
  const db = await exampleDatabase()
  const document = await loadDocument(db, interview)
  const { codebook } = (await readSnapshot(db)).info
  const [start, end] = [document.ends[0] ?? 0, (document.starts[2] ?? 0) + 1]
  const span = { kind: 'span', documentId: interview, start, end } as const
  const visible = { automatic: false, otherCoders: false }
  await codeUnit(db, ana, span, { kind: 'codes', codes: [{ codeId: hope }] }, { codebook, visible })
  const states = segmentStates(document, await db.manualCodings.toArray(), new Map())
  expect(ordinals(filterSegments(document, states, { codes: [hope] }))).toEqual([1, 2])
})

test('a run is read on from where it was, and a later line of a unit adds its coders to those before', async () => {
  const db = await exampleDatabase()
  await applyRunEvents(db, runId, [codedLine(1, 0, ['lexical-1'], hope), codedLine(2, 1, ['lexical-1', 'lexical-2'])])
  const early = await readRun(db, runId)
  expect(early.place).toBe(2)
  expect(await readRun(db, runId)).toBe(early)
  await applyRunEvents(db, runId, [codedLine(3, 0, ['lexical-2'], fear)])
  const late = await readRun(db, runId)
  expect(late.place).toBe(3)
  const result = late.documents.get(interview)?.get(segmentIdOf(interview, 0))
  expect(result?.codings.map(({ coderId, codes }) => [coderId, codes[0]?.codeId])).toEqual([
    ['lexical-1', 'hope'],
    ['lexical-2', 'fear'],
  ])
})

test('texts of documents that nobody can bring back are swept, and others are kept', async () => {
  const db = await exampleDatabase()
  const [id] = await addDocuments(db, [readFile('second', 600)])
  await undo(db)
  await sweepTexts(db)
  expect(await db.texts.count()).toBe(2)
  await db.history.clear()
  await sweepTexts(db)
  expect(await db.texts.toCollection().primaryKeys()).toEqual([interview])
  expect(await db.segmentBlocks.where('[documentId+first]').between([id, 0], [id, Infinity]).count()).toBe(0)
})

test('who follows a run live hears of every line that comes', async () => {
  const db = await exampleDatabase()
  const places: number[] = []
  const following = liveQuery(() => readRun(db, runId)).subscribe(({ place }) => places.push(place))
  for (const seq of [1, 2, 3]) {
    await applyRunEvents(db, runId, [codedLine(seq, seq, ['lexical-1'])])
    await expect.poll(() => places.at(-1)).toBe(seq)
  }
  following.unsubscribe()
})
