import { join } from 'node:path'
import type { ProjectId } from '../../shared/domain/ids.ts'
import { defaultPolicy, Policy } from '../../shared/domain/settings.ts'
import type { Ports } from '../engine/ports.ts'
import { writeAtomically } from '../engine/store/atomicFile.ts'
import { readIfThere } from './readIfThere.ts'

type Log = Ports['log']

const pathOf = (dataFolder: string, project: ProjectId) => join(dataFolder, project, 'policy.json')

/**
 * What a project allows. It is read from the disk each time, so that a change holds from the next call on, whoever made it.
 *
 * A policy that cannot be read forbids AI: nothing may leave the machine because a file is damaged.
 */
export async function readPolicy(dataFolder: string, project: ProjectId, log: Log): Promise<Policy> {
  const path = pathOf(dataFolder, project)
  const text = await readIfThere(path)
  if (text === undefined) return defaultPolicy
  const parsed = Policy.safeParse(jsonOf(text))
  if (parsed.success) return parsed.data
  log('warning', `${path} cannot be read, so AI is off in this project. Set what it may do anew in the settings.`)
  return { ...defaultPolicy, ai: false, localOnly: true }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export async function writePolicy(dataFolder: string, project: ProjectId, policy: Policy): Promise<Policy> {
  await writeAtomically(pathOf(dataFolder, project), `${JSON.stringify(policy, null, 2)}\n`)
  return policy
}
