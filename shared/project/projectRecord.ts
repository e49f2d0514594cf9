import type { z } from 'zod'
import { type ProjectSnapshot, type RecordKind, recordSchemas } from './snapshot.ts'

/** One record of a project, with its kind: a line of the project file. */
export type ProjectRecord = {
  readonly [K in RecordKind]: { readonly k: K; readonly v: z.output<(typeof recordSchemas)[K]> }
}[RecordKind]

export const recordKinds = Object.keys(recordSchemas) as readonly RecordKind[]

/** Where a project keeps the records of each kind. */
export const collectionOf = {
  codebook: 'codebooks',
  coder: 'coders',
  case: 'cases',
  document: 'documents',
  text: 'texts',
  segments: 'segmentBlocks',
  round: 'rounds',
  manual: 'manualCodings',
  run: 'runs',
  events: 'runBlocks',
} as const satisfies Record<RecordKind, Exclude<keyof ProjectSnapshot, 'info'>>

/** The records of a project, in the order of the project file. */
export function* recordsOf(project: ProjectSnapshot): Generator<ProjectRecord> {
  for (const k of recordKinds) for (const v of project[collectionOf[k]]) yield { k, v } as ProjectRecord
}
