import type { AutomaticCoder } from '../domain/coder.ts'
import type { CodeId, CoderId } from '../domain/ids.ts'
import { canonicalJson } from '../std/canonicalJson.ts'
import { type Between, type Block, type BlockNotes, blockOf } from './block.ts'
import type { CodeSet } from './codeSet.ts'
import { type Distance, nominal } from './distance.ts'
import { type Estimate, estimate } from './estimate.ts'
import { masi } from './masi.ts'
import { mapRatings, type Ratings, selectRatings, valuesOfRow } from './ratings.ts'
import {
  type CodingsInput,
  type CodingsOptions,
  type ComparedCoder,
  type DataAccount,
  ratingsFromCodings,
} from './ratingsFromCodings.ts'
import type { BootstrapOptions } from './unitBootstrap.ts'

/** One code, applied or not: nominal alpha of these two values. */
export type CodeEstimate = Estimate & {
  readonly codeId: CodeId
  /** Judgements that apply the code. */
  readonly applied: number
  /** Their share of all judgements, from 0 to 1; absent where nobody judged. */
  readonly prevalence: number | undefined
  /** Applied fewer than ten times: no interval can be trusted, whatever its width. */
  readonly rare: boolean
}

/** Two coders, on the units that both judged. */
export type PairEstimate = Estimate & { readonly pair: readonly [CoderId, CoderId] }

/** The agreement of one group of coders. */
export interface BlockReport {
  readonly between: Between
  /**
   * `stability`: models of one make and persona that differ in temperature or seed only, so one instrument repeated.
   * `reproducibility`: different instruments. Models share training data all the same.
   */
  readonly kind: 'stability' | 'reproducibility'
  /** MASI distance where the codebook allows several codes a unit; else sets are equal or not. */
  readonly coefficient: 'alphaMasi' | 'alphaNominal'
  /** Those with at least one judgement; empty where the group has none, or `mixed` lacks one side. */
  readonly coders: readonly ComparedCoder[]
  readonly overall: Estimate
  readonly perCode: readonly CodeEstimate[]
  readonly pairs: readonly PairEstimate[]
  readonly notes: BlockNotes
}

export interface ReliabilityReport {
  readonly human: BlockReport
  readonly automatic: BlockReport
  readonly mixed: BlockReport
  readonly account: DataAccount
}

export interface ReliabilityOptions extends CodingsOptions {
  /** Of the bootstrap; 1 where left out. */
  readonly seed?: number
  /** Of the bootstrap; 10,000 where left out. */
  readonly replicates?: number
  /** Of the intervals; 0.95 where left out. */
  readonly level?: number
  /** Which coefficients get an interval, which is what takes time; all where left out. */
  readonly intervals?: 'all' | 'overall' | 'none'
}

/** The whole report at once. */
export function reliabilityOf(input: CodingsInput, options: ReliabilityOptions = {}): ReliabilityReport {
  const steps = reliabilitySteps(input, options)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/**
 * The report in steps of some milliseconds, for whoever shows progress: yields the share of the work that is done, from 0
 * to 1. To cancel is not to ask for the next step.
 */
export function* reliabilitySteps(
  input: CodingsInput,
  { seed = 1, replicates = 10_000, level = 0.95, intervals = 'all', ...options }: ReliabilityOptions = {},
): Generator<number, ReliabilityReport> {
  const data = ratingsFromCodings(input, options)
  const bootstrap = { seed, replicates, level }
  const plan: Plan = {
    codes: data.codes,
    distance: input.codebook.severalCodes ? masi : nominal,
    overall: intervals === 'none' ? undefined : bootstrap,
    details: intervals === 'all' ? bootstrap : undefined,
  }
  const human = blockOf(data, 'human')
  const automatic = blockOf(data, 'automatic')
  const mixed = blockOf(data, 'mixed')
  const total = [human, automatic, mixed].reduce((sum, block) => sum + replicatesOf(block, plan), 0)

  const share = progressOf(total)
  return {
    human: yield* share(reportBlock(human, plan)),
    automatic: yield* share(reportBlock(automatic, plan)),
    mixed: yield* share(reportBlock(mixed, plan)),
    account: data.account,
  }
}

interface Plan {
  readonly codes: readonly CodeId[]
  readonly distance: Distance<CodeSet>
  readonly overall: BootstrapOptions | undefined
  readonly details: BootstrapOptions | undefined
}

const replicatesOf = ({ pairs }: Block, { codes, overall, details }: Plan): number =>
  (overall?.replicates ?? 0) + (details?.replicates ?? 0) * (codes.length + pairs.length)

/** Turns steps that say what they did into steps that say how far things are. */
function progressOf(total: number) {
  let done = 0
  return function* share<Result>(steps: Generator<number, Result>): Generator<number, Result> {
    for (;;) {
      const step = steps.next()
      if (step.done) return step.value
      done += step.value
      yield total === 0 ? 1 : done / total
    }
  }
}

function* reportBlock(block: Block, plan: Plan): Generator<number, BlockReport> {
  const { between, coders, ratings, notes } = block
  const overall = yield* estimate(ratings, plan.distance, plan.overall)
  const perCode: CodeEstimate[] = []
  for (const [place, codeId] of plan.codes.entries()) {
    const applied = appliedOrNot(ratings, place)
    perCode.push({ codeId, ...(yield* estimate(applied, nominal, plan.details)), ...occurrence(applied) })
  }
  const pairs: PairEstimate[] = []
  const rows = [...Array(ratings.rows).keys()]
  for (const [a, b] of block.pairs) {
    const agreement = yield* estimate(selectRatings(ratings, rows, [a, b]), plan.distance, plan.details)
    pairs.push({ ...agreement, pair: [coders[a]!.id, coders[b]!.id] })
  }
  const coefficient = plan.distance === masi ? 'alphaMasi' : 'alphaNominal'
  return { between, kind: kindOf(coders), coefficient, coders, overall, perCode, pairs, notes }
}

const appliedOrNot = (ratings: Ratings<CodeSet>, code: number): Ratings<boolean> =>
  mapRatings(
    ratings,
    (set) => set.includes(code),
    (applied) => applied,
  )

function occurrence(ratings: Ratings<boolean>): Pick<CodeEstimate, 'applied' | 'prevalence' | 'rare'> {
  let judged = 0
  let applied = 0
  for (let row = 0; row < ratings.rows; row++)
    for (const value of valuesOfRow(ratings, row)) {
      judged++
      if (ratings.values[value]) applied++
    }
  return { applied, prevalence: judged > 0 ? applied / judged : undefined, rare: applied < 10 }
}

function kindOf(coders: readonly ComparedCoder[]): BlockReport['kind'] {
  const instruments = coders.map((coder) => (coder.kind === 'human' ? coder.id : instrumentOf(coder.as)))
  return coders.length > 1 && new Set(instruments).size === 1 ? 'stability' : 'reproducibility'
}

const instrumentOf = ({ settings, persona }: AutomaticCoder) =>
  canonicalJson([settings.provider, settings.model, persona])
