import type { RunEvent } from '../../shared/domain/runEvent.ts'
import type { RunLines } from '../../shared/reliability/automaticJudgements.ts'
import type { CodingsInput } from '../../shared/reliability/ratingsFromCodings.ts'
import type { ProjectDatabase } from './database.ts'
import { readInfo } from './projectFacts.ts'

/**
 * All judgements of the project, people's and automatic ones, with what reliability needs to know about them. Lines of
 * journals come without the record of their questions, which is most of them.
 */
export async function readCodings(db: ProjectDatabase): Promise<CodingsInput> {
  const small = [db.meta, db.codebooks, db.rounds, db.manualCodings, db.runs]
  const core = await db.transaction('r', small, async () => {
    const info = await readInfo(db)
    const version = info && (await db.codebooks.get(info.codebook))
    if (!version) throw new Error(`there is no project ${db.projectId} here`)
    const [rounds, manualCodings, runs] = await Promise.all([
      db.rounds.toArray(),
      db.manualCodings.toArray(),
      db.runs.toArray(),
    ])
    return { codebook: version.codebook, rounds, manualCodings, runs }
  })
  // Segments and results never shrink: reading them later, outside the transaction, keeps nobody from writing meanwhile.
  const runBlocks: RunLines[] = []
  await db.runBlocks.each(({ runId, first, events }) => {
    runBlocks.push({ runId, first, events: events.map(withoutQuestions) })
  })
  return { ...core, segmentBlocks: await db.segmentBlocks.toArray(), runBlocks }
}

const withoutQuestions = (event: RunEvent): RunEvent => (event.type === 'unit' ? { ...event, questions: [] } : event)
