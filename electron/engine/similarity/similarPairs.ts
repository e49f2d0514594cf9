import { canonicalForm } from './canonicalForm.ts'

/** Two texts by their places in the list, and the share of their character trigrams that they have in common, from 0 to 1. */
export interface SimilarPair {
  readonly a: number
  readonly b: number
  readonly score: number
}

export interface SimilarPairs {
  /** The most similar first. */
  readonly pairs: readonly SimilarPair[]
  /** Texts beyond these, and pairs that were not compared because too many read alike, were left out. */
  readonly compared: number
  readonly leftOut: number
}

interface Search {
  readonly atLeast: number
  readonly limit: number
  /** So many are held at once; 8 millions of them take 32 MB. */
  readonly mostTrigrams?: number
}

const mostCandidates = 500_000
/** Longer texts are compared by their beginnings. */
const mostCharacters = 4000

/** 16 bands of 4 hashes: at a similarity of 0.8 a pair is missed once in 5,000, at 0.6 once in 9. */
const bands = 16
const rows = 4
const hashes = bands * rows

/** In a group of texts that look alike to a band, each is compared with so many that follow it. */
const neighbours = 30

/**
 * Near misses: pairs of texts that are much alike. They propose, for a person to look at; nothing is ever served by them, for a
 * contradiction is as similar as a paraphrase. Candidates come from MinHash signatures and are then compared exactly.
 * Works in small steps, so that its caller can let others have their turn.
 *
 * @param atLeast share of trigrams in common, from 0.5.
 * @see Broder, A. (1997). On the resemblance and containment of documents. Proceedings of SEQUENCES, 21–29.
 */
export function* similarPairs(
  texts: readonly string[],
  { atLeast, limit, mostTrigrams = 8_000_000 }: Search,
): Generator<void, SimilarPairs> {
  const trigrams: Uint32Array[] = []
  let held = 0
  for (const text of texts) {
    const own = trigramsOf(canonicalForm(text.slice(0, mostCharacters)).toLowerCase())
    held += own.length
    if (held > mostTrigrams) break
    trigrams.push(own)
    if (trigrams.length % 100 === 0) yield
  }
  const signatures = new Uint32Array(trigrams.length * hashes)
  for (const [i, own] of trigrams.entries()) {
    sign(own, signatures.subarray(i * hashes, (i + 1) * hashes))
    if (i % 100 === 0) yield
  }
  const candidates = new Set<number>()
  for (let band = 0; band < bands && candidates.size < mostCandidates; band++) {
    gather(signatures, trigrams.length, band, candidates)
    yield
  }
  const pairs: SimilarPair[] = []
  let step = 0
  for (const candidate of candidates) {
    const [a, b] = [Math.floor(candidate / trigrams.length), candidate % trigrams.length]
    const score = shareInCommon(trigrams[a]!, trigrams[b]!)
    if (score >= atLeast) pairs.push({ a, b, score })
    if (++step % 1000 === 0) yield
  }
  pairs.sort((one, other) => other.score - one.score || one.a - other.a || one.b - other.b)
  return { pairs: pairs.slice(0, limit), compared: trigrams.length, leftOut: texts.length - trigrams.length }
}

/** The different trigrams of a text as 32-bit hashes, in ascending order; a shorter text is its own only trigram. */
function trigramsOf(text: string): Uint32Array {
  const found = new Set<number>()
  for (let i = 0; i < Math.max(1, text.length - 2); i++) {
    let hash = 2166136261
    for (let k = i; k < Math.min(i + 3, text.length); k++) hash = Math.imul(hash ^ text.charCodeAt(k), 16777619)
    found.add(mixed(hash))
  }
  return Uint32Array.from(found).sort()
}

/** Spreads similar numbers over the whole range (the finaliser of MurmurHash3). */
function mixed(hash: number): number {
  let h = hash ^ (hash >>> 16)
  h = Math.imul(h, 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) >>> 0
}

/** For each of the hash functions the least value over all trigrams. */
function sign(trigrams: Uint32Array, signature: Uint32Array) {
  signature.fill(0xffffffff)
  for (const trigram of trigrams)
    for (let i = 0; i < hashes; i++) {
      const value = mixed(Math.imul(trigram, 2 * i + 1) + Math.imul(i, 0x9e3779b9))
      if (value < signature[i]!) signature[i] = value
    }
}

/** Texts whose signatures agree in a whole band stand side by side once they are sorted by it: no table is needed. */
function gather(signatures: Uint32Array, count: number, band: number, candidates: Set<number>) {
  const difference = (a: number, b: number) => {
    for (let row = 0; row < rows; row++) {
      const at = band * rows + row
      const between = signatures[a * hashes + at]! - signatures[b * hashes + at]!
      if (between !== 0) return between
    }
    return 0
  }
  const order = Array.from({ length: count }, (_, i) => i).sort((a, b) => difference(a, b) || a - b)
  for (const [place, a] of order.entries())
    for (const b of order.slice(place + 1, place + 1 + neighbours)) {
      if (difference(a, b) !== 0 || candidates.size >= mostCandidates) break
      candidates.add(a * count + b)
    }
}

/** Jaccard's coefficient of two ascending lists. */
function shareInCommon(a: Uint32Array, b: Uint32Array): number {
  let [i, j, common] = [0, 0, 0]
  while (i < a.length && j < b.length) {
    const between = a[i]! - b[j]!
    if (between === 0) common++
    if (between <= 0) i++
    if (between >= 0) j++
  }
  return common / (a.length + b.length - common)
}
