import type { CanonicalStanding } from '../../shared/contract/cache.ts'
import { OperationName } from '../../shared/domain/question.ts'
import { canonicalRules } from './similarity/canonicalForm.ts'
import { upperBound } from './similarity/clopperPearson.ts'
import type { Forms } from './similarity/forms.ts'
import { tolerated } from './similarity/verification.ts'

/** How serving by canonical form stands, operation by operation. */
export const canonicalStanding = (forms: Forms): CanonicalStanding[] =>
  OperationName.options.map((operation) => {
    const { state, verified, differed } = forms.verification(operation)
    const bound = upperBound(differed, verified)
    return { operation, state, verified, differed, upperBound: bound, tolerated, rules: canonicalRules }
  })
