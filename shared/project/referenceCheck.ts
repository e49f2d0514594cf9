import type { Coder } from '../domain/coder.ts'
import type { Document } from '../domain/document.ts'
import type { CodebookHash, DocumentId, SegmentId } from '../domain/ids.ts'
import type { ManualCoding } from '../domain/manualCoding.ts'
import type { Round } from '../domain/round.ts'
import { type SegmentBlock, segmentPlace, segmentsPerBlock } from '../domain/segment.ts'
import type { Unit } from '../domain/unit.ts'
import { assertNever } from '../std/assertNever.ts'
import type { ProjectRecord } from './projectRecord.ts'
import type { ProjectInfo, ProjectRun, RunBlock } from './snapshot.ts'

/** What is wrong with a record, in a few words; `undefined` where nothing is. */
type Fault = string | undefined

const first = (...checks: readonly (() => Fault)[]): Fault => {
  for (const check of checks) {
    const fault = check()
    if (fault !== undefined) return fault
  }
  return undefined
}

/** Do the records of a project, told one after the other, fit together? What is referred to must come before what refers. */
export class ReferenceCheck {
  readonly #codebooks = new Set<string>()
  readonly #coders = new Map<string, Coder>()
  readonly #cases = new Set<string>()
  readonly #documents = new Map<DocumentId, { document: Document; segments: number; text: boolean }>()
  readonly #rounds = new Set<string>()
  readonly #manual = new Set<string>()
  readonly #runs = new Map<string, { run: ProjectRun; place: number }>()

  /** Takes one record in. */
  add(record: ProjectRecord): Fault {
    switch (record.k) {
      case 'codebook':
        return this.#unique(this.#codebooks, record.v.hash, 'codebook')
      case 'coder':
        if (this.#coders.has(record.v.id)) return `coder ${record.v.id} twice`
        this.#coders.set(record.v.id, record.v)
        return undefined
      case 'case':
        return this.#unique(this.#cases, record.v.id, 'case')
      case 'document':
        return this.#addDocument(record.v)
      case 'text':
        return this.#addText(record.v.documentId, record.v.text.length)
      case 'segments':
        return this.#addSegments(record.v)
      case 'round':
        return this.#addRound(record.v)
      case 'manual':
        return this.#addManual(record.v)
      case 'run':
        if (this.#runs.has(record.v.settings.id)) return `run ${record.v.settings.id} twice`
        this.#runs.set(record.v.settings.id, { run: record.v, place: 0 })
        return undefined
      case 'events':
        return this.#addEvents(record.v)
      default:
        return assertNever(record, 'record')
    }
  }

  /** What can only be known once every record was told. */
  end(info: ProjectInfo): Fault {
    return first(
      () => this.#knownCodebook(info.codebook),
      () => (info.presentCoder === undefined ? undefined : this.#knownCoder(info.presentCoder)),
      () => (info.presentRound === undefined ? undefined : this.#knownRound(info.presentRound)),
      ...[...this.#documents.values()].map(({ document, segments, text }) => () => {
        if (!text) return `document ${document.id} without its text`
        return segments === document.segments ? undefined : `document ${document.id} without all its segments`
      }),
      ...[...this.#runs.values()].map(
        ({ run, place }) =>
          () =>
            place === run.place ? undefined : `run ${run.settings.id} without all its results`,
      ),
    )
  }

  #unique(known: Set<string>, id: string, what: string): Fault {
    if (known.has(id)) return `${what} ${id} twice`
    known.add(id)
    return undefined
  }
  #knownCodebook(hash: CodebookHash): Fault {
    return this.#codebooks.has(hash) ? undefined : `unknown codebook ${hash.slice(0, 12)}`
  }
  #knownCoder(id: string): Fault {
    return this.#coders.has(id) ? undefined : `unknown coder ${id}`
  }
  #knownRound(id: string): Fault {
    return this.#rounds.has(id) ? undefined : `unknown round ${id}`
  }
  #knownSegment(id: SegmentId): Fault {
    const { documentId, ordinal } = segmentPlace(id)
    const segments = this.#documents.get(documentId)?.segments ?? 0
    return ordinal >= 0 && ordinal < segments ? undefined : `unknown segment ${id}`
  }
  #knownUnit(unit: Unit): Fault {
    if (unit.kind === 'segment') return this.#knownSegment(unit.segmentId)
    const length = this.#documents.get(unit.documentId)?.document.length ?? 0
    return unit.end <= length ? undefined : `unknown passage of document ${unit.documentId}`
  }

  #addDocument(document: Document): Fault {
    if (this.#documents.has(document.id)) return `document ${document.id} twice`
    if (document.caseId !== undefined && !this.#cases.has(document.caseId)) return `unknown case ${document.caseId}`
    this.#documents.set(document.id, { document, segments: 0, text: false })
    return undefined
  }

  #addText(id: DocumentId, length: number): Fault {
    const known = this.#documents.get(id)
    if (!known) return `unknown document ${id}`
    if (known.text) return `text of document ${id} twice`
    known.text = true
    return length === known.document.length ? undefined : `text of document ${id} has another length`
  }

  #addSegments({ documentId, first: ordinal, starts, ends, rows, attributes }: SegmentBlock): Fault {
    const known = this.#documents.get(documentId)
    if (!known) return `unknown document ${documentId}`
    if (ordinal !== known.segments || ordinal % segmentsPerBlock !== 0 || starts.length > segmentsPerBlock)
      return `segments of document ${documentId} are not in order`
    if (ends.some((end) => end > known.document.length)) return `a segment beyond the end of document ${documentId}`
    const columns = [...attributes.map(({ values }) => values), ...(rows ? [rows] : [])]
    if (columns.some((values) => values.length !== starts.length))
      return `columns of unequal length in document ${documentId}`
    known.segments += starts.length
    return undefined
  }

  #addRound(round: Round): Fault {
    const segments = round.units.kind === 'drawn' ? round.units.segmentIds : []
    return first(
      () => this.#unique(this.#rounds, round.id, 'round'),
      () => this.#knownCodebook(round.codebook),
      ...round.coderIds.map((id) => () => this.#knownCoder(id)),
      ...segments.map((id) => () => this.#knownSegment(id)),
    )
  }

  #addManual(coding: ManualCoding): Fault {
    const { replaces, roundId } = coding
    return first(
      () => (replaces === undefined || this.#manual.has(replaces) ? undefined : `unknown coding ${replaces}`),
      () => this.#unique(this.#manual, coding.id, 'coding'),
      () => this.#knownCoder(coding.coderId),
      () => this.#knownCodebook(coding.codebook),
      () => (roundId === undefined ? undefined : this.#knownRound(roundId)),
      () => this.#knownUnit(coding.unit),
    )
  }

  #addEvents({ runId, first: seq, events }: RunBlock): Fault {
    const known = this.#runs.get(runId)
    if (!known) return `unknown run ${runId}`
    if (seq !== known.place + 1 || events.some((event, i) => event.seq !== seq + i))
      return `results of run ${runId} are not in order`
    known.place += events.length
    const coders = new Set<string>(known.run.settings.coders.map(({ id }) => id))
    for (const event of events) {
      if (event.type !== 'unit') continue
      const codings = event.outcome.kind === 'coded' ? event.outcome.codings : []
      const stranger = codings.find(({ coderId }) => !coders.has(coderId))
      const fault = stranger ? `unknown coder ${stranger.coderId}` : this.#knownSegment(event.segmentId)
      if (fault !== undefined) return fault
    }
    return undefined
  }
}
