import { useTranslation } from 'react-i18next'
import type { DraftProblem } from './codebookDraft.ts'

/** What is wrong with a draft, and what to do, in a sentence. */
export function useProblemSentence(): (problem: DraftProblem) => string {
  const { t } = useTranslation()
  return (problem) => t(`codebook.problem.${problem.kind}`, { name: problem.kind === 'noName' ? '' : problem.name })
}
