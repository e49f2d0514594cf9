import 'fake-indexeddb/auto'
import { expect, it } from 'vitest'
import { readProjectFile } from '../../shared/project/projectFile.ts'
import { reliabilityOf } from '../../shared/reliability/report.ts'
import { sampleProject } from '../../shared/sample/sampleProject.ts'
import { applyRunEvents } from './applyRunEvents.ts'
import { codingsFile } from './codingsFile.ts'
import { projectCopy } from './projectCopy.ts'
import { readCodings } from './readCodings.ts'
import { readFigures } from './readFigures.ts'
import { readSnapshot } from './snapshot.ts'
import { codedLine, exampleDatabase, hope, runId } from './testProject.ts'
import { withDatabase } from './withDatabase.ts'

const sample = await exampleDatabase(sampleProject('en'))
const options = { replicates: 200 }

it('reads for reliability what the snapshot of the project holds', async () => {
  const { info, codebooks, ...rest } = await readSnapshot(sample)
  const codebook = codebooks.find(({ hash }) => hash === info.codebook)?.codebook
  if (!codebook) throw new Error('the sample has no codebook in force')
  const fromSnapshot = reliabilityOf({ ...rest, codebook }, options)
  const read = reliabilityOf(await withDatabase(sample.projectId, readCodings), options)
  expect(read).toEqual(fromSnapshot)
  expect(read.human.overall.pairableUnits).toBeGreaterThan(50)
})

it('counts a run’s questions once, however often it is read while it goes on', async () => {
  const db = await exampleDatabase()
  const run = async () => {
    const stored = await db.runs.get(runId)
    if (!stored) throw new Error('no run')
    return readFigures(db, stored)
  }
  await applyRunEvents(db, runId, [codedLine(1, 0, ['lexical-1', 'lexical-2'], hope)])
  expect((await run()).segments).toBe(1)
  expect((await run()).segments).toBe(1)
  await applyRunEvents(db, runId, [codedLine(2, 1, ['lexical-1', 'lexical-2'])])
  expect(await Promise.all([run(), run()])).toMatchObject([{ segments: 2 }, { segments: 2 }])
})

it('writes the codings that were asked for, and counts their rows', async () => {
  const rowsOf = async (kinds: 'both' | 'manual' | 'automatic') => {
    const file = await codingsFile(sample, { kinds, byteOrderMark: false })
    const text = await file.blob.text()
    const kindsIn = new Set([...text.matchAll(/,(manual|automatic),/g)].map(([, kind]) => kind))
    return { rows: file.rows, kinds: [...kindsIn] }
  }
  const [both, manual, automatic] = [await rowsOf('both'), await rowsOf('manual'), await rowsOf('automatic')]
  expect(manual.kinds).toEqual(['manual'])
  expect(automatic.kinds).toEqual(['automatic'])
  expect(both).toEqual({ rows: manual.rows + automatic.rows, kinds: ['manual', 'automatic'] })
})

it('marks the bytes for Excel only where that was asked for', async () => {
  const first = async (byteOrderMark: boolean) => {
    const { blob } = await codingsFile(sample, { kinds: 'both', byteOrderMark })
    return [...new Uint8Array(await blob.slice(0, 3).arrayBuffer())]
  }
  expect(await first(true)).toEqual([0xef, 0xbb, 0xbf])
  expect(await first(false)).toEqual([...new TextEncoder().encode('doc')])
})

it('copies the whole project into a file that reads back as the same project', async () => {
  const { records, blob } = await projectCopy(sample)
  const read = await readProjectFile((await blob.text()).split('\n'), 'copy.intercoder')
  expect(read).toEqual({ ok: true, value: await readSnapshot(sample) })
  expect(records).toMatchObject({ document: 12, text: 12, run: 1 })
})
