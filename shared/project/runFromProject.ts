import type { AutomaticCoder, ModelSettings } from '../domain/coder.ts'
import type { DocumentId, RunId } from '../domain/ids.ts'
import type { OperationName } from '../domain/question.ts'
import type { AnalysisMode, CacheMode, RunSettings, RunUnit, StrategyName } from '../domain/run.ts'
import { segmentIdOf } from '../domain/segment.ts'
import { type SharingTable, sharingForRun } from '../domain/sharing.ts'
import type { ProjectSnapshot } from './snapshot.ts'

export interface RunChoices {
  readonly id: RunId
  readonly name: string
  /** ISO 8601, UTC. */
  readonly createdAt: string
  readonly coders: readonly [AutomaticCoder, ...AutomaticCoder[]]
  readonly mode?: AnalysisMode
  readonly strategy?: StrategyName
  /** Where absent, the built-in one. */
  readonly sharing?: SharingTable
  /** The model asked the shared questions; where absent, the first coder's at temperature 0. */
  readonly screening?: ModelSettings
  readonly dedupe?: boolean
  readonly cache?: CacheMode
  /** Where absent, nothing is served by canonical form. */
  readonly canonical?: readonly OperationName[]
  /** Where absent, the one that the project's runs join at present. */
  readonly occasion?: string
  /** Where absent, all that are not retired. */
  readonly documents?: readonly DocumentId[]
}

export type RunSource = Pick<ProjectSnapshot, 'info' | 'documents' | 'texts' | 'segmentBlocks' | 'codebooks'>

function* unitsOf({ texts, segmentBlocks }: RunSource, chosen: ReadonlySet<DocumentId>): Generator<RunUnit> {
  const textOf = new Map(texts.map(({ documentId, text }) => [documentId, text]))
  for (const { documentId, first, starts, ends } of segmentBlocks) {
    if (!chosen.has(documentId)) continue
    const text = textOf.get(documentId)
    if (text === undefined) throw new Error(`document ${documentId} has no text`)
    for (const [i, start] of starts.entries())
      yield { segmentId: segmentIdOf(documentId, first + i), text: text.slice(start, ends[i]) }
  }
}

const screeningBy = ({ settings: { provider, model } }: AutomaticCoder): ModelSettings => ({
  provider,
  model,
  temperature: 0,
})

/**
 * Freezes what a run may read: its settings, with the codebook and the occasion in force, and its units in the order of the
 * documents. Later changes to the project do not reach the run.
 *
 * @throws where the project holds no version of the codebook it says is in force.
 */
export function runFromProject(
  project: RunSource,
  choices: RunChoices,
): { readonly settings: RunSettings; readonly units: Iterable<RunUnit> } {
  const { info, documents, codebooks } = project
  const version = codebooks.find(({ hash }) => hash === info.codebook)
  if (!version) throw new Error(`the project has no codebook ${info.codebook}`)
  const wanted = choices.documents ?? documents.filter(({ retiredAt }) => retiredAt === undefined).map(({ id }) => id)
  const chosen = new Set(wanted)
  const mode = choices.mode ?? 'deductive'
  const settings: RunSettings = {
    id: choices.id,
    projectId: info.id,
    name: choices.name,
    createdAt: choices.createdAt,
    mode,
    ...(choices.sharing && { sharing: sharingForRun(choices.sharing, mode) }),
    strategy: choices.strategy ?? 'sharedRelevance',
    screening: choices.screening ?? screeningBy(choices.coders[0]),
    codebook: version.codebook,
    codebookHash: version.hash,
    coders: choices.coders,
    occasion: choices.occasion ?? info.occasion,
    dedupe: choices.dedupe ?? true,
    ...(choices.cache && { cache: choices.cache }),
    ...(choices.canonical && { canonical: choices.canonical }),
    units: documents.reduce((sum, { id, segments }) => sum + (chosen.has(id) ? segments : 0), 0),
  }
  return { settings, units: unitsOf(project, chosen) }
}
