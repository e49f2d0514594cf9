import type { CacheKey } from '../domain/ids.ts'
import { lexicalId } from '../domain/lexical.ts'
import type { QuestionRecord } from '../domain/question.ts'
import type { RunEvent } from '../domain/runEvent.ts'

/**
 * What a project's runs looked up and what that spared, counted from their journals. `lookups` = `hits` + `misses`. A question
 * that deliberately went past what is known is no look-up.
 */
export interface LookupFigures {
  readonly lookups: number
  /** Answered by what was known or under way. */
  readonly hits: number
  /** Nobody knew; whether a provider then answered is another matter. */
  readonly misses: number
  readonly saved: {
    /** Calls that were not made: hits, and the questions that sharing spared the other coders. */
    readonly calls: number
    /** Of these, the calls whose reply says what it took. */
    readonly counted: number
    /** In and out together, as the provider counted them for the replies in question; absent where none was counted. */
    readonly tokens?: number
    /** Absent where a price is not known, which is not the same as free. */
    readonly cost?: { readonly amount: number; readonly currency: string }
  }
}

export interface LookupFold {
  /** Takes in lines of journals, each once, in any order. */
  readonly add: (events: Iterable<RunEvent>) => void
  readonly figures: () => LookupFigures
}

/** Memory grows with different questions. */
export function createLookupFold(): LookupFold {
  /** Tokens that a reply took; replies of which nobody counted any are not in here. */
  const took = new Map<CacheKey, number>()
  /** How often a reply made a call unnecessary. */
  const spared = new Map<CacheKey, number>()
  let [hits, misses, unpriced] = [0, 0, false]

  function take(question: QuestionRecord) {
    const { key, cause, miss, failed, provider } = question
    const tokens = tokensOf(question)
    if (tokens !== undefined) took.set(key, tokens)
    const hit = cause !== 'made' && failed === undefined
    if (hit) hits++
    else if (miss !== 'bypassed') misses++
    const times = failed === undefined ? question.spared + Number(hit) : 0
    if (times === 0) return
    spared.set(key, (spared.get(key) ?? 0) + times)
    if (provider !== lexicalId) unpriced = true
  }

  return {
    add: (events) => {
      for (const event of events) if (event.type === 'unit') for (const question of event.questions) take(question)
    },
    figures: () => {
      let [calls, counted, tokens] = [0, 0, 0]
      for (const [key, times] of spared) {
        const each = took.get(key)
        calls += times
        counted += each === undefined ? 0 : times
        tokens += times * (each ?? 0)
      }
      return {
        lookups: hits + misses,
        hits,
        misses,
        saved: {
          calls,
          counted,
          ...(counted > 0 ? { tokens } : {}),
          ...(unpriced ? {} : { cost: { amount: 0, currency: 'USD' } }),
        },
      }
    },
  }
}

/** Of the attempt that succeeded; absent where nobody counted. */
function tokensOf({ attempts }: QuestionRecord): number | undefined {
  const { input, output } = attempts.findLast(({ error }) => error === undefined)?.usage ?? {}
  return input === undefined && output === undefined ? undefined : (input ?? 0) + (output ?? 0)
}
