import type { ProjectId } from '../../shared/domain/ids.ts'
import { type ReliabilityReport, reliabilitySteps } from '../../shared/reliability/report.ts'
import { readCodings } from '../db/readCodings.ts'
import { withDatabase } from '../db/withDatabase.ts'
import { serveTask } from './task.ts'

/** Reads the project's codings itself, so that the page never holds them all. */
serveTask<ProjectId, ReliabilityReport>(async (projectId, progress) => {
  const steps = reliabilitySteps(await withDatabase(projectId, readCodings))
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
    progress(step.value)
  }
})
