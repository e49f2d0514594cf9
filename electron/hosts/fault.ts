import { BadCall } from '../../shared/contract/bind.ts'

/** Why a call brought no answer, as the page is told: the code for what to do, the sentence for a person. */
export interface Fault {
  readonly code: 'badCall' | 'tooLarge' | 'diskFull' | 'notPermitted' | 'inUse' | 'unexpected'
  readonly sentence: string
}

/** What the world did, by the codes that Node gives it. */
const byCode: Readonly<Record<string, Fault>> = {
  ENOSPC: { code: 'diskFull', sentence: 'The disk is full. Make room and try again; what had been saved is unharmed.' },
  EDQUOT: {
    code: 'diskFull',
    sentence: 'The disk quota is used up. Make room and try again; what had been saved is unharmed.',
  },
  EACCES: {
    code: 'notPermitted',
    sentence: 'Intercoder may not write to its data folder. Check the permissions of the folder.',
  },
  EPERM: {
    code: 'notPermitted',
    sentence: 'Intercoder may not write to its data folder. Check the permissions of the folder.',
  },
  EROFS: { code: 'notPermitted', sentence: 'The data folder lies on a disk that cannot be written to.' },
  LEVEL_DATABASE_NOT_OPEN: {
    code: 'inUse',
    sentence:
      'Another Intercoder works on this project, perhaps on the command line. Wait for it or stop it, then try again.',
  },
}

export function faultOf(error: unknown): Fault {
  if (error instanceof BadCall) return { code: 'badCall', sentence: error.message }
  const known = error instanceof Error && byCode[(error as NodeJS.ErrnoException).code ?? '']
  if (known) return known
  return {
    code: 'unexpected',
    sentence: `Something went wrong in Intercoder itself: ${error instanceof Error ? error.message : String(error)}`,
  }
}
