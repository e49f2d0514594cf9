import type { ProjectId } from '../../shared/domain/ids.ts'
import { type CodingsChoice, type CodingsFile, codingsFile } from '../db/codingsFile.ts'
import { withDatabase } from '../db/withDatabase.ts'
import { serveTask } from './task.ts'

export interface CodingsFileRequest {
  readonly projectId: ProjectId
  readonly choice: CodingsChoice
}

serveTask<CodingsFileRequest, CodingsFile>(({ projectId, choice }) =>
  withDatabase(projectId, (db) => codingsFile(db, choice)),
)
