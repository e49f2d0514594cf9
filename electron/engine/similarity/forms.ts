import type { CacheKey } from '../../../shared/domain/ids.ts'
import { OperationName } from '../../../shared/domain/question.ts'
import { unverified, Verification, verify } from './verification.ts'

/** Texts by key, where they outlast the process if they can. */
export interface FormStore {
  readonly get: (key: string) => string | undefined
  readonly put: (key: string, value: string) => void
}

/** What a project knows of questions that read alike: which of them was answered, and how well their answers agreed. */
export interface Forms {
  /** The digest of the unit that stands for all with this form in its frame; its answer may have been cleared since. */
  readonly sourceOf: (form: CacheKey) => string | undefined
  readonly note: (form: CacheKey, unit: string) => void
  readonly verification: (operation: OperationName) => Verification
  /** Counts one verification; serving may begin or end with it. */
  readonly count: (operation: OperationName, differs: boolean) => void
  /** Forgets what was verified: the tier learns anew. */
  readonly relearn: (operation: OperationName) => void
}

/** Forms are hexadecimal, so these keys are nobody's. */
const verificationKey = (operation: OperationName) => `~verified/${operation}`

/** @param onOff told when the tier turned itself off for an operation. */
export function createForms(
  store: FormStore,
  onOff: (operation: OperationName, verification: Verification) => void,
): Forms {
  const verifications = new Map(OperationName.options.map((operation) => [operation, read(store, operation)]))
  const verification = (operation: OperationName) => verifications.get(operation) ?? unverified

  function keep(operation: OperationName, now: Verification) {
    verifications.set(operation, now)
    store.put(verificationKey(operation), JSON.stringify(now))
  }
  return {
    sourceOf: store.get,
    note: store.put,
    verification,
    count: (operation, differs) => {
      const before = verification(operation)
      const now = verify(before, differs)
      keep(operation, now)
      if (now.state === 'off' && before.state !== 'off') onOff(operation, now)
    },
    relearn: (operation) => keep(operation, unverified),
  }
}

/** What cannot be read is learnt anew. */
function read(store: FormStore, operation: OperationName): Verification {
  try {
    return Verification.parse(JSON.parse(store.get(verificationKey(operation)) ?? ''))
  } catch {
    return unverified
  }
}
