import { z } from 'zod'
import { ProjectId, ProviderId } from '../domain/ids.ts'
import { Policy, Settings } from '../domain/settings.ts'
import { procedure } from './procedure.ts'

/** A setting that the environment holds: shown as fixed, with the variable's name. */
const FixedSetting = z.object({ path: z.string(), variable: z.string() }).readonly()

export const app = {
  'app.info': procedure(
    z.object({}),
    z.object({ version: z.string(), host: z.enum(['web', 'desktop']), dataFolder: z.string(), platform: z.string() }),
  ),
  'settings.read': procedure(z.object({}), z.object({ settings: Settings, fixed: z.array(FixedSetting).readonly() })),
  'settings.write': procedure(Settings, z.object({ settings: Settings, fixed: z.array(FixedSetting).readonly() })),
  'policy.read': procedure(z.object({ projectId: ProjectId }), Policy),
  'policy.write': procedure(z.object({ projectId: ProjectId, policy: Policy }), Policy),
  /** Keys go in and never come out: what can be read is whether one is there, and where it came from. */
  'keys.status': procedure(
    z.object({}),
    z.array(
      z.object({ provider: ProviderId, source: z.enum(['environment', 'memory', 'none']), variable: z.string() }),
    ),
  ),
  'keys.set': procedure(z.object({ provider: ProviderId, key: z.string().min(1).max(1000) }), z.void()),
  'keys.forget': procedure(z.object({ provider: ProviderId }), z.void()),
}
