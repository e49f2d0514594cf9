import { z } from 'zod'
import { EntryFilter, EntryInfo } from '../domain/cacheEntry.ts'
import { CacheKey, CoderId, ProjectId, RunId, SegmentId } from '../domain/ids.ts'
import { OperationName } from '../domain/question.ts'
import { procedure } from './procedure.ts'

const one = z.object({ projectId: ProjectId })
const count = z.int().nonnegative()
const amounts = { entries: count, bytes: count }
const amount = z.object(amounts).readonly()
const lookups = {
  lookups: count,
  hits: z.object({ memory: count, disk: count, canonical: count }).readonly(),
  misses: count,
}

/** How a project's cache stands. Look-ups are counted since the host started; what runs saved is computed from their journals. */
export const CacheStats = z
  .object({
    enabled: z.boolean(),
    /** Absent where nothing is kept on the disk; `problem` says why, in one sentence. */
    folder: z.string().optional(),
    problem: z.string().optional(),
    memory: z.object({ ...amounts, budget: count }).readonly(),
    disk: z.object({ ...amounts, cap: count.optional() }).readonly(),
    /** `lookups` = `hits.memory` + `hits.disk` + `hits.canonical` + `misses`. */
    ...lookups,
    /** Entries that left the memory, or the disk, by cause. */
    evictions: z.object({ memory: count, size: count, age: count, cleared: count, damaged: count }).readonly(),
    /** Sums to what the nearest store that keeps everything holds, and to all look-ups. */
    by: z
      .array(
        z.object({
          ...amounts,
          operation: OperationName,
          coderId: CoderId.nullable(),
          model: z.string(),
          ...lookups,
        }),
      )
      .readonly(),
    /** Codebooks put into words, since the host started: 32 are kept, and none of more than a million characters. */
    context: z
      .object({ entries: count, hits: count, misses: count, evicted: count, tooLarge: count })
      .readonly()
      .optional(),
    oldest: z.iso.datetime().optional(),
    newest: z.iso.datetime().optional(),
  })
  .readonly()
export type CacheStats = z.infer<typeof CacheStats>

/** Which part of a question differs from the nearest one whose answer is known. */
export const MissExplanation = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('known'), entry: EntryInfo }).readonly(),
  /** Nothing comparable was ever asked. */
  z.object({ kind: z.literal('unlike') }).readonly(),
  z
    .object({
      kind: z.literal('differs'),
      nearest: EntryInfo,
      /** Named parts of the question, e.g. `settings.temperature`, `codebook`, `unit`, `occasion`; long texts are shortened. */
      parts: z.array(z.object({ part: z.string(), asked: z.string(), known: z.string() }).readonly()).readonly(),
    })
    .readonly(),
])
export type MissExplanation = z.infer<typeof MissExplanation>

/** System text and form of the reply are written from the codebook: where it differs, they say nothing more. */
const followCodebook = new Set(['system', 'reply'])

/** Names of the parts that explain a miss, each of which differs by itself. */
export function differingParts({ parts }: Extract<MissExplanation, { kind: 'differs' }>): readonly string[] {
  const names = parts.map(({ part }) => part)
  return names.includes('codebook') ? names.filter((name) => !followCodebook.has(name)) : names
}

export const CacheVerdict = z
  .object({
    checked: count,
    /** Entries that cannot be read or do not match their checksum; with `repair` they were taken out and will be asked again. */
    damaged: z.array(CacheKey).readonly(),
    /** Entries in which something of a person's coding was found: must be empty. */
    manualTraces: z.array(z.object({ key: CacheKey, where: z.string() }).readonly()).readonly(),
    repaired: count,
  })
  .readonly()
export type CacheVerdict = z.infer<typeof CacheVerdict>

/**
 * Segments that are much alike, for a person to look at; no answer is ever served by this. `differs` names what sets them apart:
 * nothing where they have one canonical form; `order` where only the order of words differs; `wording` for words of no other kind.
 */
export const SimilarSegments = z
  .object({
    a: SegmentId,
    b: SegmentId,
    /** Share of character trigrams in common, from 0 to 1. */
    score: z.number(),
    differs: z
      .array(z.enum(['negation', 'number', 'quantifier', 'pronoun', 'name', 'tone', 'order', 'wording']))
      .readonly(),
  })
  .readonly()
export type SimilarSegments = z.infer<typeof SimilarSegments>

/** How serving by canonical form stands with one operation; see `docs/canonical-tier.md`. */
export const CanonicalStanding = z
  .object({
    operation: OperationName,
    /** `learning`: nothing is served yet. `off`: it erred too often, and serves nothing until it is let learn anew. */
    state: z.enum(['learning', 'serving', 'off']),
    verified: count,
    differed: count,
    /** With 95 % confidence no more than this share of served answers decides otherwise than the passage's own would; from 0 to 1. */
    upperBound: z.number(),
    /** The highest share that is put up with. */
    tolerated: z.number(),
    /** Version of the rules of the canonical form. */
    rules: z.int().positive(),
  })
  .readonly()
export type CanonicalStanding = z.infer<typeof CanonicalStanding>

/** Acts on what models replied in one project. Clearing costs money, never research. */
export const cache = {
  'cache.stats': procedure(one, CacheStats),
  /** What `clear` with this filter would take away. */
  'cache.count': procedure(one.extend({ filter: EntryFilter }), amount),
  /** The cleared replies can be brought back until the host ends. */
  'cache.clear': procedure(
    one.extend({ filter: EntryFilter }),
    z.object({ ...amounts, undo: z.string().optional() }).readonly(),
  ),
  'cache.undoClear': procedure(one.extend({ undo: z.string() }), amount),
  /**
   * The key of a question that was asked in some run, known or not. With `runId`, as that run found it when it asked: its own
   * answer, and all that are later, do not count as known.
   */
  'cache.explain': procedure(one.extend({ key: CacheKey, runId: RunId.optional() }), MissExplanation),
  /** Forgets how many look-ups there were; the replies stay. */
  'cache.resetStats': procedure(one, z.void()),
  /**
   * Reads every entry there is. `traces` are looked for besides what the engine knows of manual codings by itself: ids of
   * human coders, words of memos; they are compared and kept nowhere.
   */
  'cache.verify': procedure(
    one.extend({ repair: z.boolean(), traces: z.array(z.string().min(1).max(500)).max(10_000).readonly().optional() }),
    CacheVerdict,
  ),
  /** Lines of a bundle, each with its own checksum; `next` is absent at the end. */
  'cache.export': procedure(
    one.extend({ after: CacheKey.optional(), limit: z.int().min(1).max(1000) }),
    z.object({ lines: z.array(z.string()).readonly(), next: CacheKey.optional() }),
  ),
  /** Takes in lines of a bundle; those that are known already change nothing, broken ones are refused and counted. */
  'cache.import': procedure(
    one.extend({ lines: z.array(z.string()).max(1000).readonly() }),
    z.object({ added: count, known: count, refused: count }),
  ),
  /** Reads replies from the disk into the memory, the latest first, until its budget is full. */
  'cache.warm': procedure(one, amount),
  /** Frees memory: first replies older than a day with low confidence, then, where that was not enough, of half a day. */
  'cache.relieve': procedure(one, z.object({ ...amounts, stages: z.int().min(1).max(2) }).readonly()),
  /** Pairs among the units of the project's runs, or of one of them; the most similar first. `leftOut` texts were too many. */
  'cache.similar': procedure(
    one.extend({
      runId: RunId.optional(),
      atLeast: z.number().min(0.5).max(1).default(0.8),
      limit: z.int().min(1).max(500),
    }),
    z.object({ pairs: z.array(SimilarSegments).readonly(), compared: count, leftOut: count }),
  ),
  'cache.canonical': procedure(one, z.array(CanonicalStanding).readonly()),
  /** Forgets what was verified of an operation: a tier that turned itself off begins to learn again. */
  'cache.relearn': procedure(one.extend({ operation: OperationName }), z.array(CanonicalStanding).readonly()),
  /** What budget would suit, from the hit rate so far; absent before there were enough look-ups to say. */
  'cache.advise': procedure(
    one,
    z.object({
      memoryMb: count,
      adviceMb: count.optional(),
      reason: z.enum(['tooFewLookups', 'raise', 'lower', 'keep']),
    }),
  ),
}
