import type { CodebookVersion } from '../domain/codebook.ts'
import { CodeId, CoderId, DocumentId, ManualCodingId, RoundId } from '../domain/ids.ts'
import type { Decision, ManualCoding } from '../domain/manualCoding.ts'
import { segmentIdOf } from '../domain/segment.ts'
import { codeLetters, corrections, type HumanKey, type PlannedDocument, plannedDocuments, remarks } from './plan.ts'
import type { CodeKey, SampleWords } from './words.ts'

const humans: readonly HumanKey[] = ['mara', 'jonas']

/** @param word as `PlannedDocument` has them; `reasons` by the code they are for. */
function decisionOf(word: string, reasons: ReadonlyMap<CodeKey, string>): Decision {
  if (word === '-') return { kind: 'noCode' }
  if (word === 'x') return { kind: 'notRelevant' }
  if (word === '?') return { kind: 'skipped' }
  const codes = [...word.matchAll(/([A-Z])(\d)?/g)].map(([, letter, value]) => {
    const [key] = Object.entries(codeLetters).find(([, own]) => own === letter) ?? []
    if (key === undefined) throw new Error(`no code has the letter ${letter}`)
    const reason = reasons.get(key as CodeKey)
    return {
      codeId: CodeId.parse(key),
      ...(value === undefined ? {} : { value: Number(value) }),
      ...(reason === undefined ? {} : { reason }),
    }
  })
  return { kind: 'codes', codes }
}

/** Reading takes longer the more there is to read; the rest is deciding. */
const secondsFor = (text: string): number => 9 + Math.round(text.length / 14)

const wordsOf = (decisions: string): readonly string[] => decisions.trim().split(/\s+/)

function codingsOfDocument(
  document: PlannedDocument,
  coder: HumanKey,
  words: SampleWords,
  codebook: CodebookVersion,
): readonly ManualCoding[] {
  const { turns } = words.documents[document.id]
  const decided = wordsOf(document[coder])
  if (decided.length !== turns.length)
    throw new Error(`${coder} decided ${decided.length} of the ${turns.length} turns of ${document.id}`)
  let time = Date.parse(document.began[coder])
  return turns.map(([, text], turn): ManualCoding => {
    time += 1000 * secondsFor(text)
    const remark = remarks.find((r) => r.coder === coder && r.document === document.id && r.turn === turn)
    const said = remark && words.remarks[remark.remark]
    const reasons = new Map(said !== undefined && remark?.reasonFor ? [[remark.reasonFor, said]] : [])
    const segmentId = segmentIdOf(DocumentId.parse(document.id), turn)
    return {
      origin: 'manual',
      id: ManualCodingId.parse(`${coder}.${segmentId}`),
      coderId: CoderId.parse(coder),
      unit: { kind: 'segment', segmentId },
      decision: decisionOf(decided[turn]!, reasons),
      ...(said !== undefined && remark?.reasonFor === undefined ? { memo: said } : {}),
      codedAt: new Date(time).toISOString(),
      roundId: RoundId.parse(document.round),
      codebook: codebook.hash,
      visible: { automatic: false, otherCoders: false },
      correction: false,
    }
  })
}

function corrected(first: readonly ManualCoding[], words: SampleWords): readonly ManualCoding[] {
  return corrections.map(({ coder, document, turn, decision, remark, at }) => {
    const id = `${coder}.${document}.${turn}`
    const replaced = first.find((coding) => coding.id === id)
    if (!replaced) throw new Error(`nothing to correct at ${id}`)
    return {
      ...replaced,
      id: ManualCodingId.parse(`${id}.2`),
      decision: decisionOf(decision, new Map()),
      memo: words.remarks[remark],
      codedAt: at,
      replaces: replaced.id,
      correction: true,
    }
  })
}

/** What the two people decided, in the order in which they did. */
export function sampleCodings(
  words: SampleWords,
  [first, second]: readonly [CodebookVersion, CodebookVersion],
): readonly ManualCoding[] {
  const decided = plannedDocuments.flatMap((document) =>
    humans.flatMap((coder) =>
      codingsOfDocument(document, coder, words, document.round === 'training' ? first : second),
    ),
  )
  return [...decided, ...corrected(decided, words)].sort((a, b) => (a.codedAt < b.codedAt ? -1 : 1))
}
