import { z } from 'zod'
import { SharingTable } from '../domain/sharing.ts'
import { procedure } from './procedure.ts'

export const sharing = {
  /**
   * The table that new runs take (absent: the built-in one), and the names of all that the folder in the settings holds. A table
   * that is broken or missing is not taken, and `problems` says so in a sentence each.
   */
  'sharing.read': procedure(
    z.object({}),
    z.object({
      chosen: SharingTable.optional(),
      names: z.array(z.string()).readonly(),
      problems: z.array(z.string()).readonly(),
    }),
  ),
}
