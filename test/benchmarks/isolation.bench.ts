import 'fake-indexeddb/auto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openProjectCache } from '../../electron/engine/cache/projectCache.ts'
import { saveCodebook } from '../../renderer/db/codebooks.ts'
import { addCoder } from '../../renderer/db/coders.ts'
import { addDocuments } from '../../renderer/db/documents.ts'
import { codeUnit } from '../../renderer/db/manualCodings.ts'
import { exampleDatabase, readFile as fileOf, person } from '../../renderer/db/testProject.ts'
import { CodeId, CoderId } from '../../shared/domain/ids.ts'
import { segmentIdOf } from '../../shared/domain/segment.ts'
import { defaultSettings } from '../../shared/domain/settings.ts'
import { answerCell, settingsOfCell, unitsOfCell } from '../simulators/cells.ts'
import { codebook } from '../simulators/codebook.ts'
import { prepareRun, projectId, runToEnd, startProcess } from '../simulators/projectUnderTest.ts'
import { simulateProvider } from '../simulators/simulatedProvider.ts'
import { counted, type Result } from './measure.ts'

/** What of the engine’s checklist this shows. */
export const rows = ['S0-13', 'S0-45']

const cell = { n: 100, k: 2, relevance: 100, duplicates: 0 }
const [somebody, memo, reason] = ['person-xanthippe', 'memo-by-hand', 'reason-by-hand']

/** Two models and one person code the same passages; then every entry of the cache is read. */
export default async function isolation(): Promise<Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'intercoder-bench-'))
  const units = unitsOfCell(cell)
  const db = await exampleDatabase()
  const [document] = await addDocuments(db, [fileOf('long', cell.n, (i) => units[i]?.text ?? '')])
  if (!document) throw new Error('nothing was added')
  await addCoder(db, person(somebody))
  const context = {
    codebook: await saveCodebook(db, codebook, 'for all'),
    visible: { automatic: false, otherCoders: false },
    memo,
  }
  const provider = simulateProvider(answerCell)
  const runs = startProcess({ folder, provider, log: (message) => console.error(message) })
  const run = await prepareRun(runs, settingsOfCell(cell), units)
  const running = runToEnd(run)
  for (let i = 0; i < cell.n; i++) {
    const codes = [{ codeId: CodeId.parse('hope'), reason, confidence: 0.5 }]
    const unit = { kind: 'segment', segmentId: segmentIdOf(document, i) } as const
    await codeUnit(db, CoderId.parse(somebody), unit, { kind: 'codes', codes }, context)
  }
  await running
  await runs.close()

  const cache = await openProjectCache({
    folder: join(folder, projectId, 'replies'),
    settings: () => defaultSettings.cache,
    budget: 2 ** 26,
    now: Date.now,
    warn: (message) => console.error(message),
  })
  const { checked, damaged, manualTraces } = await cache.verify({ repair: false, traces: [somebody, memo, reason] })
  await cache.close()
  await rm(folder, { recursive: true })
  const byHand = await db.manualCodings.count()
  db.close()
  return [
    counted('manualCodings', 'codings by hand', byHand),
    counted('automaticCalls', 'questions to models', provider.asked.length),
    counted('entriesRead', 'entries of the cache, all read', checked),
    counted('manualTraces', 'entries with anything of a coding by hand', manualTraces.length, {
      of: 'ours',
      atMost: 0,
    }),
    counted('damaged', 'entries that do not match their checksum', damaged.length, { of: 'ours', atMost: 0 }),
  ]
}
