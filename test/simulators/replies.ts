import { contentKey, unitDigest } from '../../electron/engine/cache/contentKey.ts'
import { frameDigest } from '../../electron/engine/cache/frame.ts'
import type { FrameRecord, ReplyRecord } from '../../electron/engine/cache/tier.ts'
import { CodebookHash, CoderId, ProviderId, RunId } from '../../shared/domain/ids.ts'

const provider = ProviderId.parse('p')

const parts: FrameRecord['parts'] = {
  operation: 'assignCodes',
  version: 1,
  settings: { provider, model: 'm', temperature: 0 },
  system: 'Code.',
  codebook: { codes: [] },
  reply: {},
  context: 'unitOnly',
  onBehalfOf: { coder: CoderId.parse('ana') },
  occasion: 'first',
}

/** A frame under which nothing special is asked. */
export const aFrameRecord: FrameRecord = {
  digest: frameDigest(parts),
  parts,
  codebooks: [CodebookHash.parse('c'.repeat(64))],
  runs: [RunId.parse('run-one')],
  servedAt: 1,
}

export const aFrame = {
  digest: aFrameRecord.digest,
  operation: parts.operation,
  coderId: CoderId.parse('ana'),
  settings: parts.settings,
}

export const unitOf = (text: string) => ({ text, digest: unitDigest(text) })

/** A reply about a text, as it is remembered. */
export const aReply = (text: string, more: Partial<ReplyRecord> = {}): ReplyRecord => ({
  key: contentKey(aFrame.digest, unitDigest(text)),
  operation: aFrame.operation,
  coderId: aFrame.coderId,
  frame: aFrame.digest,
  unit: unitDigest(text),
  reply: { codes: [] },
  attempts: [{ sentAt: 0, receivedAt: 1 }],
  provider,
  asked: 'm',
  at: 1,
  runId: RunId.parse('run-one'),
  ...more,
})
