import type { AutomaticCoding } from '../domain/automaticCoding.ts'
import type { AutomaticCoder } from '../domain/coder.ts'
import type { CodebookHash, CoderId, RunId, SegmentId, TextHash } from '../domain/ids.ts'
import type { RunSettings } from '../domain/run.ts'
import type { RunEvent, UnitEvent } from '../domain/runEvent.ts'
import type { Judgement, Judgements } from './judgement.ts'

/** A run and its journal, as a project keeps them. */
export interface RunRecord {
  readonly settings: RunSettings
  readonly discardedAt?: string | undefined
}
export interface RunLines {
  readonly runId: RunId
  readonly first: number
  readonly events: readonly RunEvent[]
}

export interface AutomaticJudgements {
  readonly judgements: Judgements
  /** The coders as the latest run had them that their judgements come from. */
  readonly coders: ReadonlyMap<CoderId, AutomaticCoder>
  /** The content of each unit: equal ones were answered by the same replies. */
  readonly contents: ReadonlyMap<SegmentId, TextHash>
  readonly leftOut: LeftOutAutomatic
}

export interface LeftOutAutomatic {
  readonly discardedRuns: number
  /** Runs not among those asked for. */
  readonly otherRuns: number
  /** Judgements in whose place a later run of the same coder has another, or has screened the unit out. */
  readonly earlierRun: number
  /** Units screened out by a shared answer. Nobody coded them, and they are no agreement. */
  readonly screenedOut: number
  /** Judgements that could not be had: a coder failed, or the whole unit. */
  readonly failed: number
}

/** What became of a coder's judgement of a unit. */
type Fate = Judgement | 'screenedOut' | 'failed'

/**
 * What models decided, as far as it is reliability data. Where a coder judged a unit in several runs, the latest counts;
 * a failure takes nothing's place.
 *
 * @param runIds only these runs; all but discarded ones where left out
 */
export function automaticJudgements(
  runs: readonly RunRecord[],
  lines: readonly RunLines[],
  runIds?: readonly RunId[],
): AutomaticJudgements {
  const living = runs.filter(({ discardedAt }) => discardedAt === undefined)
  const wanted = runIds ? living.filter(({ settings }) => runIds.includes(settings.id)) : living
  const oldestFirst = wanted.map(({ settings }) => settings).sort(byAge)

  const coders = new Map<CoderId, CoderRecord>()
  const contents = new Map<SegmentId, TextHash>()
  for (const settings of oldestFirst) {
    const units = unitsOf(lines.filter(({ runId }) => runId === settings.id))
    for (const [segmentId, { content }] of units) contents.set(segmentId, content)
    for (const coder of settings.coders) {
      const record = coders.get(coder.id) ?? { as: coder, fates: new Map(), replaced: 0 }
      coders.set(coder.id, record)
      takeRun(record, coder, units, settings.codebookHash)
    }
  }
  const records = [...coders.values()]
  return {
    judgements: new Map(records.map((record) => [record.as.id, judgedBy(record)])),
    coders: new Map(records.map(({ as }) => [as.id, as])),
    contents,
    leftOut: {
      discardedRuns: runs.length - living.length,
      otherRuns: living.length - wanted.length,
      earlierRun: records.reduce((sum, { replaced }) => sum + replaced, 0),
      screenedOut: new Set(records.flatMap((record) => segmentsWith(record, 'screenedOut'))).size,
      failed: records.reduce((sum, record) => sum + segmentsWith(record, 'failed').length, 0),
    },
  }
}

const byAge = (a: RunSettings, b: RunSettings) =>
  Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.id < b.id ? -1 : 1)

interface RunUnitRecord {
  readonly content: TextHash
  readonly codings: Map<CoderId, AutomaticCoding>
  screenedOut: boolean
}

/** A run's units, the lines of retries merged: a later line adds the coders it names. */
function unitsOf(lines: readonly RunLines[]): Map<SegmentId, RunUnitRecord> {
  const units = new Map<SegmentId, RunUnitRecord>()
  const events = lines.toSorted((a, b) => a.first - b.first).flatMap(({ events }) => events)
  for (const event of events) if (event.type === 'unit') mergeLine(units, event)
  return units
}

function mergeLine(units: Map<SegmentId, RunUnitRecord>, { segmentId, content, outcome }: UnitEvent): void {
  const unit = units.get(segmentId) ?? { content, codings: new Map(), screenedOut: false }
  units.set(segmentId, unit)
  if (outcome.kind === 'notRelevant') unit.screenedOut = true
  if (outcome.kind === 'coded') for (const coding of outcome.codings) unit.codings.set(coding.coderId, coding)
}

interface CoderRecord {
  /** In the latest run that a judgement comes from. */
  as: AutomaticCoder
  readonly fates: Map<SegmentId, Fate>
  /** Judgements that a later run took the place of. */
  replaced: number
}

function takeRun(
  record: CoderRecord,
  coder: AutomaticCoder,
  units: ReadonlyMap<SegmentId, RunUnitRecord>,
  codebook: CodebookHash,
): void {
  for (const [segmentId, unit] of units) {
    const fate = fateOf(unit, coder.id, codebook)
    const before = record.fates.get(segmentId)
    if (fate === 'failed' && before !== undefined) continue
    if (typeof before === 'object') record.replaced++
    if (typeof fate === 'object') record.as = coder
    record.fates.set(segmentId, fate)
  }
}

function fateOf({ codings, screenedOut }: RunUnitRecord, coder: CoderId, codebook: CodebookHash): Fate {
  const coding = codings.get(coder)
  if (coding) return { codes: new Set(coding.codes.map(({ codeId }) => codeId)), codebook }
  return screenedOut ? 'screenedOut' : 'failed'
}

function judgedBy({ fates }: CoderRecord): ReadonlyMap<SegmentId, Judgement> {
  const judged = new Map<SegmentId, Judgement>()
  for (const [segmentId, fate] of fates) if (typeof fate === 'object') judged.set(segmentId, fate)
  return judged
}

const segmentsWith = ({ fates }: CoderRecord, wanted: Fate): SegmentId[] =>
  [...fates].flatMap(([segmentId, fate]) => (fate === wanted ? [segmentId] : []))
