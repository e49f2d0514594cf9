import { createHash } from 'node:crypto'
import type { CacheKey, SegmentId } from '../../../shared/domain/ids.ts'

/**
 * What a question is about: the exact text, no case folded and nothing trimmed. It is hashed as UTF-16, for UTF-8 would make
 * all halves of surrogate pairs equal. Where equal contents are not to share an answer, the unit's id enters as well.
 */
export const unitDigest = (text: string, apart?: SegmentId): string => {
  const digest = createHash('sha256').update(text, 'utf16le').digest('hex')
  return apart === undefined ? digest : `${digest}/${apart}`
}

/** The key is the whole question, so a change of settings needs no invalidation: it asks something else. */
export const contentKey = (frame: string, unit: string): CacheKey =>
  createHash('sha256').update(frame).update(unit).digest('hex') as CacheKey
