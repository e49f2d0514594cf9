import { z } from 'zod'

/** Is a question asked once for all coders, or of each? */
export const Sharing = z.enum(['shared', 'perCoder'])
export type Sharing = z.infer<typeof Sharing>

const rules = z.record(z.string(), Sharing).readonly()
/** By operation. */
export type SharingRules = z.infer<typeof rules>

const always = { judgeRelevance: 'shared', summariseContext: 'shared' } as const
const coding = { assignCodes: 'perCoder', assignSeveralCodes: 'perCoder', rateConfidence: 'perCoder' } as const

/**
 * Which questions coders may share, by mode of analysis. Coding is never shared: were two coders to rest on one reply, their
 * agreement would be the cache's doing. Operations that no strategy asks yet are named, so that none is ever shared by oversight.
 */
export const builtInSharing: Readonly<Record<string, SharingRules>> = {
  deductive: { ...always, ...coding },
  inductive: { ...always, ...coding, developCategories: 'shared', developSubcategories: 'shared' },
  abductive: { ...always, ...coding, developSubcategories: 'shared' },
  grounded: { ...always, ...coding, collectSubcodes: 'shared', generateMainCategories: 'shared' },
}

/** The rules of a mode by the built-in table; none for a mode that it does not know. */
const builtInRules = (mode: string): SharingRules | undefined =>
  Object.hasOwn(builtInSharing, mode) ? builtInSharing[mode] : undefined

/**
 * A table of somebody else's, version 1 of its file. It names what it rules otherwise; the rest is as built in. Modes and
 * operations that nobody knows are a mistake, most likely of spelling.
 */
export const SharingTable = z
  .strictObject({
    version: z.literal(1),
    name: z.string().trim().min(1).max(100),
    modes: z.record(z.string(), rules).readonly(),
  })
  .superRefine(({ modes }, context) => {
    for (const [mode, ruled] of Object.entries(modes)) {
      const known = builtInRules(mode)
      if (!known) context.addIssue(`there is no mode “${mode}”`)
      for (const operation of known ? Object.keys(ruled) : [])
        if (!Object.hasOwn(known!, operation)) context.addIssue(`the mode “${mode}” has no operation “${operation}”`)
    }
  })
  .readonly()
export type SharingTable = z.infer<typeof SharingTable>

/** The table of a run, as it was when the run began: its name, and the rules of the run's mode, all of them. */
export const RunSharing = z.object({ name: z.string().min(1).max(100), rules }).readonly()
export type RunSharing = z.infer<typeof RunSharing>

export const sharingForRun = ({ name, modes }: SharingTable, mode: string): RunSharing => ({
  name,
  rules: { ...builtInRules(mode), ...(Object.hasOwn(modes, mode) ? modes[mode] : {}) },
})

/** Operations that a run shares although each coder should be asked: agreement about them says nothing, and every report says so. */
export function sharedAgainstMethod({
  mode,
  sharing,
}: {
  readonly mode: string
  readonly sharing?: RunSharing
}): string[] {
  const method = builtInRules(mode) ?? {}
  return Object.entries(sharing?.rules ?? {}).flatMap(([operation, rule]) =>
    rule === 'shared' && method[operation] === 'perCoder' ? [operation] : [],
  )
}
