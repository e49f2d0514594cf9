import type { z } from 'zod'
import type { RunPreview } from '../../../shared/contract/runs.ts'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import type { CacheKey } from '../../../shared/domain/ids.ts'
import type { RunSettings, RunUnit } from '../../../shared/domain/run.ts'
import type { AskedUnit } from '../ask.ts'
import { type Alike, formKey } from '../askAlike.ts'
import { unitDigest } from '../cache/contentKey.ts'
import { createFrames, type Frame } from '../frames.ts'
import { assignCodes } from '../operations/assignCodes.ts'
import { judgeRelevance } from '../operations/judgeRelevance.ts'
import type { Provider } from '../providers/provider.ts'

export interface Foresight {
  readonly settings: RunSettings
  readonly units: AsyncIterable<RunUnit>
  /** The reply that would be served. */
  readonly peek: (frame: Frame<unknown>, unit: AskedUnit) => unknown
  /** Where the run may serve answers to passages that read alike. */
  readonly alike?: Alike
  readonly provider: (frame: Frame<unknown>) => Provider | undefined
  readonly concurrency: number
}

/** Rough, and said to be rough: tokens of an answer, characters of a token, milliseconds of a call. */
const answerTokens = { judgeRelevance: 12, assignCodes: 60 }
const charactersPerToken = 4
const milliseconds = { inProcess: 2, server: 1500 }

/** Sums that are known only between two bounds. */
interface Bounds {
  low: number
  high: number
}

/**
 * What a run would ask if it started now. Exact where the relevance of every content is known; where it is not, the lower
 * bound takes the unit for irrelevant, and the upper one for relevant. Where answers may be served to passages that read alike,
 * the lower bound takes them all for served, and the upper one none.
 */
export async function previewRun(look: Foresight): Promise<z.input<typeof RunPreview>> {
  const { settings, peek, provider, concurrency } = look
  const frames = createFrames(settings)
  const seen = new Set<string>()
  const expected = new Set<CacheKey>()
  const [asksEverything, asksNothing] = [settings.cache === 'bypass', settings.cache === 'only']
  const sums = { calls: bounds(), tokens: bounds(), time: bounds() }
  const hosts = new Set<string>()
  let [segments, known, unpriced] = [0, 0, false]

  /** Might an answer to a passage that reads alike be served instead? */
  function mayBeServed(frame: Frame<unknown>, text: string): boolean {
    if (!look.alike || !settings.canonical?.includes(frame.operation)) return false
    const { forms, known } = look.alike
    if (forms.verification(frame.operation).state === 'off') return false
    const form = formKey(frame.digest, text)
    if (expected.has(form)) return true
    expected.add(form)
    const source = forms.sourceOf(form)
    return source !== undefined && known(frame, source) !== undefined
  }

  function expect(frame: Frame<unknown>, text: string, maybe: boolean) {
    if (asksNothing) return
    const certain = maybe && !mayBeServed(frame, text)
    const asked = provider(frame)
    const tokens = (frame.system.length + text.length) / charactersPerToken + answerTokens[frame.operation]
    add(sums.calls, 1, certain)
    add(sums.tokens, tokens, certain)
    add(sums.time, asked?.host === undefined ? milliseconds.inProcess : milliseconds.server / concurrency, certain)
    if (asked?.host !== undefined && !asked.local) hosts.add(asked.host)
    if (!asked?.free) unpriced = true
  }

  function expectCoding(frame: Frame<unknown>, unit: AskedUnit, certain: boolean) {
    if (peek(frame, unit) === undefined) expect(frame, unit.text, certain)
    else if (certain) known++
  }

  /** One judgement of relevance, and what follows from it for those who rest on it. */
  function expectJudging(frame: Frame<{ relevant: boolean }>, coders: readonly AutomaticCoder[], unit: AskedUnit) {
    const reply = peek(frame, unit) as { relevant: boolean } | undefined
    if (reply === undefined) expect(frame, unit.text, true)
    else known++
    if (reply?.relevant === false) return
    const codings = new Set(coders.map((coder) => frames.forCoder(assignCodes, coder)))
    for (const coding of codings) expectCoding(coding, unit, reply !== undefined)
  }

  for await (const { segmentId, text } of look.units) {
    segments++
    const unit = { text, digest: unitDigest(text, settings.dedupe ? undefined : segmentId) }
    if (seen.has(unit.digest) && !asksEverything) continue
    seen.add(unit.digest)
    if (settings.strategy === 'sharedRelevance') {
      expectJudging(frames.forAll(judgeRelevance), settings.coders, unit)
    } else {
      for (const coder of settings.coders) expectJudging(frames.forCoder(judgeRelevance, coder), [coder], unit)
    }
  }
  return {
    segments,
    distinct: seen.size,
    known,
    calls: sums.calls,
    tokens: rounded(sums.tokens),
    milliseconds: rounded(sums.time),
    ...(unpriced ? {} : { cost: { low: 0, high: 0, currency: 'USD' } }),
    hosts: [...hosts].sort(),
  }
}

const bounds = (): Bounds => ({ low: 0, high: 0 })
const rounded = ({ low, high }: Bounds): Bounds => ({ low: Math.round(low), high: Math.round(high) })

function add(sum: Bounds, amount: number, certain: boolean) {
  sum.high += amount
  if (certain) sum.low += amount
}
