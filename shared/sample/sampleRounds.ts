import type { CodebookVersion } from '../domain/codebook.ts'
import { CoderId, DocumentId, RoundId, type SegmentId } from '../domain/ids.ts'
import type { Round } from '../domain/round.ts'
import { segmentIdOf } from '../domain/segment.ts'
import { humanCoders, plannedDocuments, times } from './plan.ts'
import type { SampleWords } from './words.ts'

/** The units of a round: every turn of its documents. */
export const segmentIdsOf = (round: 'training' | 'main', words: SampleWords): readonly SegmentId[] =>
  plannedDocuments
    .filter((planned) => planned.round === round)
    .flatMap(({ id }) => words.documents[id].turns.map((_, turn) => segmentIdOf(DocumentId.parse(id), turn)))

/** Two documents to practise on with the first codebook, and the ten others with the second. */
export function sampleRounds(
  words: SampleWords,
  [first, second]: readonly [CodebookVersion, CodebookVersion],
): readonly [training: Round, main: Round] {
  const coderIds = Object.keys(humanCoders).map((id) => CoderId.parse(id))
  return [
    {
      id: RoundId.parse('training'),
      name: words.rounds.training,
      kind: 'training',
      units: { kind: 'drawn', seed: 1, segmentIds: segmentIdsOf('training', words) },
      coderIds,
      codebook: first.hash,
      createdAt: times.training,
      closedAt: times.trainingClosed,
    },
    {
      id: RoundId.parse('main'),
      name: words.rounds.main,
      kind: 'main',
      units: { kind: 'drawn', seed: 2, segmentIds: segmentIdsOf('main', words) },
      coderIds,
      codebook: second.hash,
      createdAt: times.main,
    },
  ]
}
