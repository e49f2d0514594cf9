import type { OperationName } from '../../../shared/domain/question.ts'
import { createForms, type Forms } from '../similarity/forms.ts'
import type { Verification } from '../similarity/verification.ts'
import { openReplyStore } from '../store/replyStore.ts'

export interface ProjectForms extends Forms {
  readonly close: () => Promise<void>
}

/** Which questions of a project read alike: on the disk where it can be had; where not, the next process learns anew. */
export async function openProjectForms(folder: string, warn: (message: string) => void): Promise<ProjectForms> {
  const opened = await openReplyStore(folder, ({ kind }) =>
    warn(`What reads alike could not all be kept in ${folder} (${kind}): some of it will be asked for itself.`),
  )
  if (opened.ok)
    return { ...createForms(opened.value, (...off) => warn(offSentence(...off))), close: opened.value.close }
  warn(
    `What reads alike cannot be kept in ${folder} (${opened.failure.detail}): it is known only until Intercoder ends.`,
  )
  const store = new Map<string, string>()
  const forms = createForms(
    { get: (key) => store.get(key), put: (key, value) => void store.set(key, value) },
    (...off) => warn(offSentence(...off)),
  )
  return { ...forms, close: async () => store.clear() }
}

const offSentence = (operation: OperationName, { verified, differed }: Verification) =>
  `Answers to “${operation}” are no longer served by canonical form: ${differed} of ${verified} verified ones decided otherwise. Every passage is asked for itself again.`
