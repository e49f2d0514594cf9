import { useMemo } from 'react'
import { type Codebook, type CodebookVersion, hashOfCodebook } from '../../../shared/domain/codebook.ts'
import type { ProjectId } from '../../../shared/domain/ids.ts'
import { dropDraft, keepDraft, useCodebookDrafts } from '../../stores/codebookDrafts.ts'
import { tidied } from './codebookDraft.ts'

/** The codebook as it lies on the desk: the draft, where there is one, else the version in force. */
export function useCodebookDraft(projectId: ProjectId, inForce: CodebookVersion, readOnly: boolean) {
  const kept = useCodebookDrafts((state) => state.drafts[projectId])
  const draft = readOnly ? undefined : kept
  const changed = useMemo(
    () => draft !== undefined && hashOfCodebook(tidied(draft.codebook)) !== inForce.hash,
    [draft, inForce.hash],
  )
  return {
    codebook: draft?.codebook ?? inForce.codebook,
    /** Something was begun, though perhaps nothing that a version would keep. */
    begun: draft !== undefined,
    changed,
    /** Another version came into force after the draft was begun. */
    outdated: changed && draft?.base !== inForce.hash,
    edit: (codebook: Codebook) => keepDraft(projectId, { base: draft?.base ?? inForce.hash, codebook }),
    discard: () => dropDraft(projectId),
  }
}
