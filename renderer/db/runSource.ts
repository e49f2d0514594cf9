import type { RunSource } from '../../shared/project/runFromProject.ts'
import type { ProjectDatabase } from './database.ts'
import { readInfo } from './projectFacts.ts'

/** What a run is frozen from, all as it was at one moment. */
export const readRunSource = (db: ProjectDatabase): Promise<RunSource> =>
  db.transaction('r', [db.meta, db.documents, db.texts, db.segmentBlocks, db.codebooks], async () => {
    const info = await readInfo(db)
    if (!info) throw new Error(`the database of ${db.projectId} is empty`)
    const [documents, texts, segmentBlocks, codebooks] = await Promise.all([
      db.documents.toArray(),
      db.texts.toArray(),
      db.segmentBlocks.toArray(),
      db.codebooks.toArray(),
    ])
    return { info, documents, texts, segmentBlocks, codebooks }
  })
