import { differingParts, type MissExplanation } from '../../../../shared/contract/cache.ts'
import type { HostClient } from '../../../../shared/contract/contract.ts'
import type { CacheKey, CoderId, ProjectId, RunId, SegmentId } from '../../../../shared/domain/ids.ts'
import type { OperationName } from '../../../../shared/domain/question.ts'
import type { RunEvent } from '../../../../shared/domain/runEvent.ts'

/** A question that a run put to a model. */
export interface AskedQuestion {
  readonly key: CacheKey
  readonly segmentId: SegmentId
  readonly operation: OperationName
  readonly coderId: CoderId | null
}

/** The different questions that a run asked, in the order of its journal. */
export async function askedIn(lines: AsyncIterable<readonly RunEvent[]>): Promise<readonly AskedQuestion[]> {
  const asked = new Map<CacheKey, AskedQuestion>()
  for await (const events of lines) {
    for (const event of events) {
      if (event.type !== 'unit') continue
      for (const { key, cause, attempts, operation, coderId } of event.questions)
        if (cause === 'made' && attempts.length > 0 && !asked.has(key))
          asked.set(key, { key, segmentId: event.segmentId, operation, coderId })
    }
  }
  return [...asked.values()]
}

export type Parts = Extract<MissExplanation, { kind: 'differs' }>['parts']

export interface ExplainedQuestion {
  readonly question: AskedQuestion
  /** What was asked and what was known; empty where nothing comparable was, and where the answer was known. */
  readonly parts: Parts
}

/** Questions that differ from what was known in the same parts. */
export interface MissGroup {
  readonly kind: MissExplanation['kind']
  /** Names of the parts, in the order in which the host gave them. */
  readonly names: readonly string[]
  readonly questions: readonly ExplainedQuestion[]
}

/** The most frequent reason first. */
export function groupMisses(
  explained: readonly { readonly question: AskedQuestion; readonly explanation: MissExplanation }[],
): readonly MissGroup[] {
  const groups = new Map<string, MissGroup & { readonly questions: ExplainedQuestion[] }>()
  for (const { question, explanation } of explained) {
    const names = explanation.kind === 'differs' ? differingParts(explanation) : []
    const parts = explanation.kind === 'differs' ? explanation.parts.filter(({ part }) => names.includes(part)) : []
    const name = JSON.stringify([explanation.kind, names])
    const group = groups.get(name) ?? { kind: explanation.kind, names, questions: [] }
    groups.set(name, group)
    group.questions.push({ question, parts })
  }
  return [...groups.values()].sort((a, b) => b.questions.length - a.questions.length)
}

/**
 * Compares each question with what was known when the run asked it.
 *
 * @param tell hears how many were compared. Stopped half-way, those that were compared stand.
 */
export async function explainQuestions(
  client: Pick<HostClient, 'cache.explain'>,
  { projectId, runId }: { readonly projectId: ProjectId; readonly runId: RunId },
  questions: readonly AskedQuestion[],
  tell: (done: number) => void,
  signal: AbortSignal,
): Promise<readonly MissGroup[]> {
  const explained: { question: AskedQuestion; explanation: MissExplanation }[] = []
  for (const question of questions) {
    if (signal.aborted) break
    explained.push({ question, explanation: await client['cache.explain']({ projectId, runId, key: question.key }) })
    tell(explained.length)
  }
  return groupMisses(explained)
}
