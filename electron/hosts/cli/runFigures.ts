import type { OperationName } from '../../../shared/domain/question.ts'
import { type CacheMode, isFreshRun, type StrategyName, strategyLabel } from '../../../shared/domain/run.ts'
import type { RunEvent } from '../../../shared/domain/runEvent.ts'
import { sharedAgainstMethod } from '../../../shared/domain/sharing.ts'
import { type CallFigures, createCallFigures } from '../../../shared/metrics/callFigures.ts'
import type { ProjectRun, ProjectSnapshot } from '../../../shared/project/snapshot.ts'
import { reliabilityOf } from '../../../shared/reliability/report.ts'

/** What a run comes to: the object that `--json` prints, and what the table shows. */
export interface RunFigures
  extends Pick<CallFigures, 'segments' | 'distinct' | 'relevant' | 'distinctRelevant' | 'failed' | 'coders'> {
  readonly asked: {
    readonly strategy: StrategyName
    readonly label: 'single' | 'multi'
    readonly occasion: string
    /** Under an occasion of its own: nothing known before was used. */
    readonly fresh: boolean
    readonly cache: CacheMode
    readonly dedupe: boolean
    /** Operations whose answers were taken over for passages that read alike. */
    readonly canonical: readonly OperationName[]
    /** The table of somebody else's by which questions were shared; `null` for the built-in one. */
    readonly sharing: string | null
    /** Operations that were shared although each coder should be asked: agreement about them says nothing. */
    readonly againstMethod: readonly string[]
  }
  readonly calls: Pick<CallFigures['calls'], 'made' | 'byOperation' | 'avoided'>
  /** `null` stands for what has no value, as where all coders gave one code to everything. */
  readonly reliability: {
    readonly between: 'automatic'
    readonly kind: 'stability' | 'reproducibility'
    readonly coefficient: 'alphaMasi' | 'alphaNominal'
    readonly alpha: number | null
    readonly low: number | null
    readonly high: number | null
    /** Judged by at least two coders. */
    readonly units: number
  }
  /** `null` where the price is unknown, which is not the same as free. */
  readonly cost: { readonly amount: number | null; readonly currency: string | null }
}

function reliabilityIn(project: ProjectSnapshot, { settings }: ProjectRun): RunFigures['reliability'] {
  const input = { ...project, codebook: settings.codebook, manualCodings: [] }
  const { automatic } = reliabilityOf(input, { runIds: [settings.id], intervals: 'overall' })
  const { kind, coefficient, overall } = automatic
  return {
    between: 'automatic',
    kind,
    coefficient,
    alpha: overall.value ?? null,
    low: overall.interval?.low ?? null,
    high: overall.interval?.high ?? null,
    units: overall.pairableUnits,
  }
}

function* eventsOf({ runBlocks }: ProjectSnapshot, { settings }: ProjectRun): Generator<RunEvent> {
  for (const { runId, events } of runBlocks) if (runId === settings.id) yield* events
}

/** The figures of one run of a project, over all its lines, those of retries included. */
export function runFigures(project: ProjectSnapshot, run: ProjectRun): RunFigures {
  const fold = createCallFigures(run.settings)
  fold.add(eventsOf(project, run))
  const { segments, distinct, relevant, distinctRelevant, failed, coders, calls, cost } = fold.figures()
  const { made, byOperation, avoided } = calls
  const { settings } = run
  return {
    segments,
    distinct,
    relevant,
    distinctRelevant,
    failed,
    coders,
    asked: {
      strategy: settings.strategy,
      label: strategyLabel(settings),
      occasion: settings.occasion,
      fresh: isFreshRun(settings),
      cache: settings.cache ?? 'use',
      dedupe: settings.dedupe,
      canonical: settings.canonical ?? [],
      sharing: settings.sharing?.name ?? null,
      againstMethod: sharedAgainstMethod(settings),
    },
    calls: { made, byOperation, avoided },
    reliability: reliabilityIn(project, run),
    cost: cost ?? { amount: null, currency: null },
  }
}
