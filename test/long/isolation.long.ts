import 'fake-indexeddb/auto'
import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { ClassicLevel } from 'classic-level'
import { expect, test } from 'vitest'
import { openProjectCache } from '../../electron/engine/cache/projectCache.ts'
import { saveCodebook } from '../../renderer/db/codebooks.ts'
import { addCoder } from '../../renderer/db/coders.ts'
import { addDocuments } from '../../renderer/db/documents.ts'
import { codeUnit, openUnit } from '../../renderer/db/manualCodings.ts'
import { exampleDatabase, readFile as fileOf, person } from '../../renderer/db/testProject.ts'
import { CodeId, CoderId, type DocumentId } from '../../shared/domain/ids.ts'
import { segmentIdOf } from '../../shared/domain/segment.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { seededRandom } from '../../shared/reliability/random.ts'
import { answerCell } from '../simulators/cells.ts'
import { codebook } from '../simulators/codebook.ts'
import {
  coderNamed,
  emptyFolder,
  prepareRun,
  projectId,
  runNamed,
  runSettings,
  runToEnd,
  startProcess,
} from '../simulators/projectUnderTest.ts'
import { simulateProvider } from '../simulators/simulatedProvider.ts'

const wanted = 100_000
const patienceMs = 170_000
const segments = 2000
const unitsPerRun = 100

/** Words that only people write in this test, each in a place of its own: who coded, what they noted, why, and the coding itself. */
const people = ['person-xanthippe', 'person-yorick', 'person-zelda']
const marks = [
  ...people,
  'memo-by-hand',
  'reason-by-hand',
  '"manual"',
  '"origin"',
  '"decision"',
  '"manualCoding"',
  '"memo"',
]

const textOf = (i: number) =>
  i % 4 === 3 ? `Passage ${i} speaks of the weather.` : `Passage ${i} speaks of hope and of fear.`

/** Every place below a folder, and every entry of the replies in it, that holds one of the marks. */
async function tracesIn(folder: string): Promise<{ readonly entries: number; readonly traces: string[] }> {
  const traces: string[] = []
  const look = (where: string, text: string) => {
    for (const mark of marks) if (text.includes(mark)) traces.push(`${where}: ${mark}`)
  }
  const level = new ClassicLevel(join(folder, projectId, 'replies'))
  let entries = 0
  for await (const [key, value] of level.iterator()) {
    entries++
    look(key, `${key} ${value}`)
  }
  await level.close()
  for (const path of await readdir(folder, { recursive: true })) {
    if (path.includes('replies') || !/\.(jsonl|json)$/.test(path)) continue
    look(path, await readFile(join(folder, path), 'utf8'))
  }
  return { entries, traces }
}

test('S0-13 no trace of a coding by hand is in any entry, whatever people and models do beside one another', async () => {
  const folder = await emptyFolder()
  const db = await exampleDatabase()
  const [document] = await addDocuments(db, [fileOf('long', segments, textOf)])
  if (!document) throw new Error('nothing was added')
  for (const id of people) await addCoder(db, person(id))
  const version = await saveCodebook(db, codebook, 'for all')
  const random = seededRandom(20261120)
  const until = Date.now() + patienceMs
  const provider = simulateProvider(answerCell)
  let [byHand, byModels] = [0, 0]
  const goesOn = () => byHand + byModels < wanted && Date.now() < until

  async function decide(documentId: DocumentId) {
    const coder = CoderId.parse(people[random() % people.length])
    const unit = { kind: 'segment', segmentId: segmentIdOf(documentId, random() % segments) } as const
    if (random() % 3 === 0) await openUnit(db, coder, unit)
    const code = CodeId.parse(random() % 2 === 0 ? 'hope' : 'fear')
    const codes = [{ codeId: code, reason: `reason-by-hand ${byHand}`, confidence: 0.5 }]
    await codeUnit(
      db,
      coder,
      unit,
      { kind: 'codes', codes },
      {
        codebook: version,
        visible: { automatic: true, otherCoders: false },
        memo: `memo-by-hand ${byHand}`,
      },
    )
    byHand++
  }

  const runs = startProcess({ folder, provider, log: (message) => expect.fail(message) })
  /** Over the same passages and with the same codebook, again and again with other settings. */
  async function runOnce(n: number) {
    const coders = ['ana', 'ben', 'cem'].map((id) => coderNamed(id, { temperature: (n % 20) / 10, seed: n }))
    const units = Array.from({ length: unitsPerRun }, (_, i) => {
      const ordinal = (n * unitsPerRun + i) % segments
      return { segmentId: segmentIdOf(document as DocumentId, ordinal), text: textOf(ordinal) }
    })
    const settings = runSettings({
      id: runNamed(`run-${String(n).padStart(6, '0')}`),
      units: unitsPerRun,
      coders,
      occasion: `o${n % 7}`,
    })
    const run = await prepareRun(runs, settings, units)
    const before = provider.asked.length
    await runToEnd(run)
    byModels += provider.asked.length - before
  }
  const manual = async () => {
    while (goesOn()) await decide(document)
  }
  const automatic = async () => {
    for (let n = 0; goesOn(); n++) {
      await runOnce(n)
      // People are slower than models here; neither is to run out before the other.
      while (goesOn() && byModels > byHand + 5000) await new Promise((resolve) => setTimeout(resolve, 5))
    }
  }
  await Promise.all([manual(), automatic()])
  await runs.close()

  const codings = await db.manualCodings.count()
  expect(codings).toBeGreaterThan(byHand / 2)
  const { entries, traces } = await tracesIn(folder)
  console.log(`${byHand} decisions by hand beside ${byModels} questions to models; ${entries} entries scanned`)
  expect(traces).toEqual([])
  expect(entries).toBeGreaterThan(byModels / 2)
  const coded = await db.manualCodings.toArray()
  expect(new Set(coded.map(({ coderId }) => String(coderId)))).toEqual(new Set(people))

  const cache = await openProjectCache({
    folder: join(folder, projectId, 'replies'),
    settings: () => defaultSettings.cache,
    budget: 2 ** 26,
    now: Date.now,
    warn: (message) => expect.fail(message),
  })
  const traced = [...people, 'memo-by-hand', 'reason-by-hand']
  expect(await cache.verify({ repair: false, traces: traced })).toMatchObject({ damaged: [], manualTraces: [] })
  await cache.close()

  // A scan that finds nothing has to be able to find something.
  const level = new ClassicLevel(join(folder, projectId, 'replies'))
  await level.put('planted', JSON.stringify({ reply: { codes: [] }, memo: 'memo-by-hand 7' }))
  await level.close()
  expect((await tracesIn(folder)).traces).toEqual(['planted: memo-by-hand', 'planted: "memo"'])
  db.close()
  await rm(folder, { recursive: true })
})
