import { z } from 'zod'

/**
 * Ids join into paths, keys and compound names, so they hold no separator: letters, digits, `.`, `_` and `-`,
 * the first a letter or digit, at most 128 characters. Names from outside are kept as names, never as ids.
 */
const id = z.string().regex(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,127}$/u)
/** These name folders as well, also where file systems ignore case. */
const folderId = z.string().regex(/^[a-z0-9][a-z0-9-]{5,63}$/)
const digest = z.string().regex(/^[0-9a-f]{64}$/)

/** Project files lie in the data folder's `projects`, beside the projects' own folders: nothing else may be called so. */
export const ProjectId = folderId.refine((id) => id !== 'projects', 'this name is taken').brand<'ProjectId'>()
export type ProjectId = z.infer<typeof ProjectId>
export const RunId = folderId.brand<'RunId'>()
export type RunId = z.infer<typeof RunId>
export const DocumentId = id.brand<'DocumentId'>()
export type DocumentId = z.infer<typeof DocumentId>
export const SegmentId = id.brand<'SegmentId'>()
export type SegmentId = z.infer<typeof SegmentId>
export const CaseId = id.brand<'CaseId'>()
export type CaseId = z.infer<typeof CaseId>
export const CodeId = id.brand<'CodeId'>()
export type CodeId = z.infer<typeof CodeId>
export const CoderId = id.brand<'CoderId'>()
export type CoderId = z.infer<typeof CoderId>
export const RoundId = id.brand<'RoundId'>()
export type RoundId = z.infer<typeof RoundId>
export const ManualCodingId = id.brand<'ManualCodingId'>()
export type ManualCodingId = z.infer<typeof ManualCodingId>
/** The name under which a provider is configured, e.g. `lexical` or `ollama`. */
export const ProviderId = id.brand<'ProviderId'>()
export type ProviderId = z.infer<typeof ProviderId>
/** SHA-256 of a codebook's content: two equal codebooks are the same version. */
export const CodebookHash = digest.brand<'CodebookHash'>()
export type CodebookHash = z.infer<typeof CodebookHash>
/** SHA-256 of a text. */
export const TextHash = digest.brand<'TextHash'>()
export type TextHash = z.infer<typeof TextHash>
/** SHA-256 of a whole question put to a model; see the engine's `cache/contentKey`. */
export const CacheKey = digest.brand<'CacheKey'>()
export type CacheKey = z.infer<typeof CacheKey>
