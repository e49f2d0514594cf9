import { create } from 'zustand'
import type { ProjectId } from '../../shared/domain/ids.ts'
import { defaultPolicy, type Policy } from '../../shared/domain/settings.ts'
import { hostClient } from '../engine/connect.ts'

/** What the open project lets leave the machine. The host keeps it and reads it before every call. */
export const usePolicy = create<{ readonly policy: Policy }>()(() => ({ policy: defaultPolicy }))

export const readPolicy = async (projectId: ProjectId) =>
  usePolicy.setState({ policy: await hostClient['policy.read']({ projectId }) })

export const changePolicy = async (projectId: ProjectId, change: Partial<Policy>) =>
  usePolicy.setState({
    policy: await hostClient['policy.write']({ projectId, policy: { ...usePolicy.getState().policy, ...change } }),
  })
