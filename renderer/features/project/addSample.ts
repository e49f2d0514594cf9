import type { ProjectEntry } from '../../../shared/contract/projects.ts'
import { recordsOf } from '../../../shared/project/projectRecord.ts'
import { newProjectId } from '../../db/projectId.ts'
import { writeFile } from '../../db/saveProject.ts'
import { hostClient } from '../../engine/connect.ts'

/** A copy of the sample as a project of its own: whatever is tried in it, the next copy is as fresh as the first. */
export async function addSample(language: 'en' | 'de'): Promise<ProjectEntry> {
  // Most windows never need it, and it is as long as a short study.
  const { sampleProject } = await import('../../../shared/sample/sampleProject.ts')
  const sample = sampleProject(language)
  const id = newProjectId()
  const info = { ...sample.info, id }
  const runs = sample.runs.map((run) => ({ ...run, settings: { ...run.settings, projectId: id } }))
  const savedAt = new Date().toISOString()
  return writeFile(hostClient, id, { revision: 1, savedAt, info }, recordsOf({ ...sample, info, runs }))
}
