import type { AutomaticCoding } from '../../shared/domain/automaticCoding.ts'
import type { DocumentId, RunId, SegmentId } from '../../shared/domain/ids.ts'
import type { UnitEvent, UnitOutcome } from '../../shared/domain/runEvent.ts'
import { segmentPlace } from '../../shared/domain/segment.ts'
import type { ProjectDatabase } from './database.ts'
import { runLinesAfter } from './runLines.ts'

/** What a run found about one segment, all its lines together. */
export interface UnitResult {
  readonly kind: UnitOutcome['kind']
  /** The segment's place among those of its document. */
  readonly ordinal: number
  /** One for each coder that answered; empty unless `kind` is `coded`. */
  readonly codings: readonly AutomaticCoding[]
  /** Why coders, or everybody, gave no answer; empty where all did. */
  readonly failures: readonly { readonly coderId?: AutomaticCoding['coderId']; readonly detail: string }[]
}

export type DocumentResults = ReadonlyMap<SegmentId, UnitResult>

/** A run's results as far as it was read, by document. */
export interface RunResults {
  readonly runId: RunId
  readonly place: number
  readonly documents: ReadonlyMap<DocumentId, DocumentResults>
}

interface Reading {
  readonly results: RunResults
  readonly documents: Map<DocumentId, Map<SegmentId, UnitResult>>
}

const readings = new WeakMap<ProjectDatabase, Map<RunId, Promise<Reading>>>()

/**
 * A run's results, read from the database once and then only on from where the last reading ended, so that following a run
 * costs what is new and not what there is. The maps grow from reading to reading; what is new comes with a new `RunResults`.
 */
export async function readRun(db: ProjectDatabase, runId: RunId): Promise<RunResults> {
  const runs = readings.get(db) ?? new Map<RunId, Promise<Reading>>()
  readings.set(db, runs)
  const before = runs.get(runId) ?? Promise.resolve(emptyReading(runId))
  const next = before.then((reading) => readOn(db, reading))
  runs.set(runId, next)
  next.catch(() => runs.delete(runId))
  return (await next).results
}

const emptyReading = (runId: RunId): Reading => {
  const documents = new Map<DocumentId, Map<SegmentId, UnitResult>>()
  return { documents, results: { runId, place: 0, documents } }
}

async function readOn(db: ProjectDatabase, reading: Reading): Promise<Reading> {
  const { runId } = reading.results
  let { place } = reading.results
  for await (const lines of runLinesAfter(db, runId, place)) {
    for (const line of lines) if (line.type === 'unit') take(reading.documents, line)
    place = lines.at(-1)?.seq ?? place
  }
  if (place === reading.results.place) return reading
  return { ...reading, results: { ...reading.results, place } }
}

function take(documents: Reading['documents'], event: UnitEvent): void {
  const { documentId, ordinal } = segmentPlace(event.segmentId)
  const results = documents.get(documentId) ?? new Map<SegmentId, UnitResult>()
  documents.set(documentId, results)
  results.set(event.segmentId, { ...joined(results.get(event.segmentId), event.outcome), ordinal })
}

/** A later line of a unit names only the coders it adds; what was found before stands. */
function joined(before: UnitResult | undefined, outcome: UnitOutcome): Omit<UnitResult, 'ordinal'> {
  switch (outcome.kind) {
    case 'notRelevant':
      return { kind: 'notRelevant', codings: [], failures: [] }
    case 'failed':
      if (before?.kind === 'coded') return before
      return { kind: 'failed', codings: [], failures: [{ detail: outcome.failure.detail }] }
    default: {
      const added = new Set(outcome.codings.map(({ coderId }) => coderId))
      const kept = before?.codings.filter(({ coderId }) => !added.has(coderId)) ?? []
      const failures = outcome.failures.map(({ coderId, failure }) => ({ coderId, detail: failure.detail }))
      return { kind: 'coded', codings: [...kept, ...outcome.codings], failures }
    }
  }
}
