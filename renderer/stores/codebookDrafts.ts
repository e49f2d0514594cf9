import { create } from 'zustand'
import { persist } from 'zustand/middleware'
import type { Codebook } from '../../shared/domain/codebook.ts'
import type { CodebookHash, ProjectId } from '../../shared/domain/ids.ts'

/** A codebook on its way to a version, and the version it was begun from. */
export interface CodebookDraft {
  readonly base: CodebookHash
  readonly codebook: Codebook
}

interface CodebookDrafts {
  readonly drafts: Readonly<Record<ProjectId, CodebookDraft>>
}

/** Drafts outlive the window, for an hour of writing must not hang on a reload; they are no part of the project until they are saved. */
export const useCodebookDrafts = create<CodebookDrafts>()(
  persist((): CodebookDrafts => ({ drafts: {} }), { name: 'intercoder-codebook-drafts' }),
)

export const keepDraft = (project: ProjectId, draft: CodebookDraft) =>
  useCodebookDrafts.setState(({ drafts }) => ({ drafts: { ...drafts, [project]: draft } }))

export const dropDraft = (project: ProjectId) =>
  useCodebookDrafts.setState(({ drafts: { [project]: _, ...drafts } }) => ({ drafts }))
