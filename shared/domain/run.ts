import { z } from 'zod'
import { Codebook } from './codebook.ts'
import { AutomaticCoder, ModelSettings } from './coder.ts'
import { CodebookHash, ProjectId, RunId, SegmentId } from './ids.ts'
import { OperationName } from './question.ts'
import { RunSharing } from './sharing.ts'

export const AnalysisMode = z.enum(['deductive'])
export type AnalysisMode = z.infer<typeof AnalysisMode>

/** `sharedRelevance` asks once for all coders whether a unit matters; with `independentCoders` each judges that alone. */
export const StrategyName = z.enum(['sharedRelevance', 'independentCoders'])
export type StrategyName = z.infer<typeof StrategyName>

/**
 * What a run takes from the cache and leaves there. `use`: what is known is not asked, and what is asked is remembered.
 * `bypass`: asked as if there were no cache, and nothing is remembered. `refresh`: asked anew, and remembered instead of what
 * was. `only`: nothing is asked, and what is not known fails.
 */
export const CacheMode = z.enum(['use', 'bypass', 'refresh', 'only'])
export type CacheMode = z.infer<typeof CacheMode>

/** Everything a run may read but its units, as it was when the run began. It never changes. */
export const RunSettings = z
  .object({
    id: RunId,
    projectId: ProjectId,
    name: z.string().min(1).max(200),
    createdAt: z.iso.datetime(),
    mode: AnalysisMode,
    /** Which questions coders share. Absent: the built-in table. */
    sharing: RunSharing.optional(),
    strategy: StrategyName,
    /** The model asked the questions that coders share, with settings of its own. */
    screening: ModelSettings,
    codebook: Codebook,
    codebookHash: CodebookHash,
    coders: z.array(AutomaticCoder).min(1).max(100).readonly(),
    /** Runs of one occasion share their answers; a fresh occasion asks everything anew. */
    occasion: z.string().min(1).max(100),
    /** Are equal contents asked once? Where not, every unit is a question of its own. */
    dedupe: z.boolean(),
    /** Absent: `use`. */
    cache: CacheMode.optional(),
    /**
     * Operations whose answer to one passage may be served to another of the same canonical form, as far as verification allows.
     * Absent: none. Coding is served so only where it is named itself.
     */
    canonical: z.array(OperationName).readonly().optional(),
    /** How many units the run has in all. */
    units: z.int().nonnegative(),
  })
  .refine(({ coders }) => new Set(coders.map((c) => c.id)).size === coders.length, 'two coders have the same id')
  .readonly()
export type RunSettings = z.infer<typeof RunSettings>

/** The word under which reports sum up who was asked: one coder, or several, some of whose questions may be shared. */
export const strategyLabel = ({ coders }: Pick<RunSettings, 'coders'>): 'single' | 'multi' =>
  coders.length === 1 ? 'single' : 'multi'

/** Was the run asked anew? Then it opened an occasion, named by its own beginning, under which nothing was known. */
export const isFreshRun = ({ occasion, createdAt }: Pick<RunSettings, 'occasion' | 'createdAt'>): boolean =>
  occasion === createdAt

/** A segment as a run sees it. */
export const RunUnit = z.object({ segmentId: SegmentId, text: z.string().min(1) }).readonly()
export type RunUnit = z.infer<typeof RunUnit>

/**
 * What a run is doing. After a crash it is `interrupted` and waits for a person, since going on may cost money.
 * `paused` says why in words where it was not a person who paused it.
 */
export const RunState = z.enum(['prepared', 'running', 'paused', 'interrupted', 'finished', 'cancelled'])
export type RunState = z.infer<typeof RunState>

export const RunStatus = z
  .object({
    runId: RunId,
    state: RunState,
    units: z.int().nonnegative(),
    /** Units whose line is in the journal. */
    done: z.int().nonnegative(),
    failed: z.int().nonnegative(),
    lastSeq: z.int().nonnegative(),
    reason: z.string().optional(),
  })
  .readonly()
export type RunStatus = z.infer<typeof RunStatus>
