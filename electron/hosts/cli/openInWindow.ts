import { randomUUID } from 'node:crypto'
import { projects } from '../../../shared/contract/projects.ts'
import type { ProjectInfo } from '../../../shared/project/snapshot.ts'
import { callAt } from '../web/neighbour.ts'
import { cookieFor } from '../web/session.ts'
import { runningHost } from './runningHost.ts'
import { couldNotRun } from './terminal.ts'

/**
 * A project has one writer: while a window has it open, that is the window. The host knows which projects are open, so it is
 * asked for the lease and given it back at once.
 */
export async function refuseWhereOpen(folder: string, { id: projectId, name }: ProjectInfo): Promise<void> {
  const holder = await runningHost(folder)
  if (!holder) return
  const { port } = holder
  if (port === undefined)
    throw couldNotRun('Intercoder is open with this data folder. Close it, or begin the run there.')
  const cookie = await cookieFor(folder, port)
  const page = randomUUID()
  const call = async (procedure: 'projects.lease' | 'projects.release') => {
    const answer = await callAt(port, cookie, procedure, { projectId, page })
    if (!answer.ok) throw couldNotRun(answer.failure)
    return answer.value
  }
  const { granted } = projects['projects.lease'].output.parse(await call('projects.lease'))
  if (!granted)
    throw couldNotRun(`“${name}” is open in a window of Intercoder. Close the project there, or begin the run there.`)
  await call('projects.release')
}
