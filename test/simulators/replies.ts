import { contentKey, unitDigest } from '../../electron/engine/cache/contentKey.ts'
import { frameDigest } from '../../electron/engine/cache/frame.ts'
import type { FrameName, FrameRecord, ReplyRecord } from '../../electron/engine/cache/tier.ts'
import { CodebookHash, CoderId, ProviderId, RunId } from '../../shared/domain/ids.ts'

const provider = ProviderId.parse('p')
const runOne = RunId.parse('run-number-1')

interface FrameChoices extends Partial<Pick<FrameRecord, 'codebooks' | 'runs' | 'servedAt'>> {
  /** `null`: relevance, judged for all coders. */
  readonly coderId: CoderId | null
  readonly model?: string
}

/** A frame under which nothing special is asked. */
export function frameOf({ coderId, model = 'm', codebooks, runs, servedAt = 1 }: FrameChoices): FrameRecord {
  const parts: FrameRecord['parts'] = {
    operation: coderId === null ? 'judgeRelevance' : 'assignCodes',
    version: 1,
    settings: { provider, model, temperature: 0 },
    system: 'Code.',
    codebook: { codes: [] },
    reply: { type: 'object' },
    context: 'unitOnly',
    onBehalfOf: coderId === null ? { all: true } : { coder: coderId },
    occasion: 'first',
  }
  return {
    digest: frameDigest(parts),
    parts,
    codebooks: codebooks ?? [CodebookHash.parse('c'.repeat(64))],
    runs: runs ?? [runOne],
    servedAt,
  }
}

const ofAna = frameOf({ coderId: CoderId.parse('ana') })

/** The frame of `aReply`, where it is given none. */
export const aFrame: FrameName = {
  digest: ofAna.digest,
  operation: 'assignCodes',
  coderId: CoderId.parse('ana'),
  settings: ofAna.parts.settings,
}

export const unitOf = (text: string) => ({ text, digest: unitDigest(text) })

type ReplyChoices = Omit<Partial<ReplyRecord>, 'frame'> & { readonly frame?: FrameRecord }

/** A reply about a text, as it is remembered under its frame. */
export function aReply(text: string, { frame = ofAna, confidence, ...more }: ReplyChoices = {}): ReplyRecord {
  const { digest, parts, runs } = frame
  return {
    key: contentKey(digest, unitDigest(text)),
    operation: parts.operation,
    coderId: 'coder' in parts.onBehalfOf ? parts.onBehalfOf.coder : null,
    frame: digest,
    unit: unitDigest(text),
    reply: { codes: [] },
    attempts: [{ sentAt: 0, receivedAt: 1 }],
    provider,
    asked: parts.settings.model,
    at: 1,
    runId: runs[0]!,
    ...(confidence === undefined ? {} : { confidence }),
    ...more,
  }
}
