import { assertNever } from '../../../shared/std/assertNever.ts'
import type { StoreProblem, StoreTrouble } from '../store/replyStore.ts'

const untilTheEnd =
  'replies are remembered only until Intercoder ends; make room or choose another folder in the settings, and start again.'

/** Why nothing is kept on the disk, and what to do. */
export const problemSentence = ({ kind, detail }: StoreProblem, folder: string): string =>
  kind === 'locked'
    ? `Another Intercoder has this project’s replies open (${folder}). This one remembers replies only until it ends; close the other to share them.`
    : `Replies cannot be kept in ${folder} (${detail}). In this session ${untilTheEnd}`

/** What happened to the replies on the disk, and what follows from it. */
export function troubleSentence(trouble: StoreTrouble, folder: string): string {
  switch (trouble.kind) {
    case 'unwritten':
      return `Some replies could not be kept in ${folder} and may be asked for again (${trouble.detail}). From now on ${untilTheEnd}`
    case 'damagedEntry':
      return `A remembered reply in ${folder} is damaged and will be asked for again; there may be others. Check the cache to find and remove them.`
    case 'replaced':
      return `The remembered replies in ${folder} could not be read (${trouble.detail}). They were put aside as ${trouble.aside} and a new store was begun; ${trouble.kept} entries could be taken over, others will be asked for again.`
    default:
      return assertNever(trouble, 'trouble with the store')
  }
}
