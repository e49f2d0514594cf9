import type { ProjectId } from '../../shared/domain/ids.ts'
import { type ProjectCopy, projectCopy } from '../db/projectCopy.ts'
import { withDatabase } from '../db/withDatabase.ts'
import { serveTask } from './task.ts'

serveTask<ProjectId, ProjectCopy>((projectId) => withDatabase(projectId, projectCopy))
