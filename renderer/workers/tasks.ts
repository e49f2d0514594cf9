import type { ProjectId } from '../../shared/domain/ids.ts'
import type { ReliabilityReport } from '../../shared/reliability/report.ts'
import type { CodingsChoice, CodingsFile } from '../db/codingsFile.ts'
import type { ProjectCopy } from '../db/projectCopy.ts'
import type { CodingsFileRequest } from './codingsFile.worker.ts'
import { workerTask } from './task.ts'

// The address must stand where the worker is made: that is how the build finds the worker's file.

export const reliabilityTask = (projectId: ProjectId) =>
  workerTask<ProjectId, ReliabilityReport>(
    () => new Worker(new URL('./reliability.worker.ts', import.meta.url), { type: 'module' }),
    projectId,
  )

export const codingsFileTask = (projectId: ProjectId, choice: CodingsChoice) =>
  workerTask<CodingsFileRequest, CodingsFile>(
    () => new Worker(new URL('./codingsFile.worker.ts', import.meta.url), { type: 'module' }),
    { projectId, choice },
  )

export const projectCopyTask = (projectId: ProjectId) =>
  workerTask<ProjectId, ProjectCopy>(
    () => new Worker(new URL('./projectCopy.worker.ts', import.meta.url), { type: 'module' }),
    projectId,
  )
