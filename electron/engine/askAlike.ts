import type { CacheKey } from '../../shared/domain/ids.ts'
import type { Likeness } from '../../shared/domain/question.ts'
import type { RunSettings } from '../../shared/domain/run.ts'
import { canonicalJson } from '../../shared/std/canonicalJson.ts'
import { succeed } from '../../shared/std/outcome.ts'
import type { Ask, Asked, AskedUnit } from './ask.ts'
import { contentKey, unitDigest } from './cache/contentKey.ts'
import type { ReplyRecord } from './cache/tier.ts'
import type { Frame } from './frames.ts'
import { canonicalForm, canonicalRules } from './similarity/canonicalForm.ts'
import type { Forms } from './similarity/forms.ts'
import { isDrawn } from './similarity/verification.ts'

/** What is known of other passages, and of those that read alike. */
export interface Alike {
  readonly forms: Forms
  /** The reply remembered for a question, where it may be served to this run; looking leaves no trace. */
  readonly known: (key: CacheKey) => ReplyRecord | undefined
}

/** All questions of one frame whose units have one canonical form have one such key. Rules of another version give others. */
export const formKey = (frame: string, text: string): CacheKey =>
  contentKey(frame, unitDigest(`${canonicalRules}\n${canonicalForm(text)}`))

/** May this run serve anything by canonical form? Not where equal contents are kept apart, nor where everything is asked anew. */
export const servesAlike = ({ canonical, dedupe, cache }: RunSettings): boolean =>
  canonical !== undefined &&
  canonical.length > 0 &&
  dedupe &&
  (cache === undefined || cache === 'use' || cache === 'only')

/**
 * The second tier: where a question's own answer is not known, but that to another passage of the same canonical form in the same
 * frame is, that one is served and flagged, or asked for all the same and compared, as `verification` says. What is served is
 * not remembered as this question's answer. Questions that read alike and are asked at the same time wait for the first.
 */
export function createAskAlike(settings: RunSettings, ask: Ask, { forms, known }: Alike): Ask {
  const operations = new Set(settings.canonical)
  const leaders = new Map<CacheKey, { readonly key: CacheKey; readonly asked: Promise<unknown> }>()

  /** Asks for this form first; the others follow when the answer is there. */
  function lead<Reply>(frame: Frame<Reply>, unit: AskedUnit, key: CacheKey, form: CacheKey) {
    const asked = ask(frame, unit)
    if (!(asked instanceof Promise)) return asked
    const noted = asked
      .then(({ outcome }) => {
        if (outcome.ok) forms.note(form, key)
      })
      .finally(() => leaders.delete(form))
    // Whoever follows asks for itself where the first got no answer; that one says why.
    noted.catch(() => {})
    leaders.set(form, { key, asked: noted })
    return asked
  }

  async function follow<Reply>(frame: Frame<Reply>, unit: AskedUnit, leader: Promise<unknown>): Promise<Asked<Reply>> {
    await leader.catch(() => {})
    return alike(frame, unit)
  }

  async function compare<Reply>(frame: Frame<Reply>, unit: AskedUnit, source: CacheKey, reply: unknown) {
    const asked = await ask(frame, unit)
    if (!asked.outcome.ok || asked.record.cause !== 'made') return asked
    const decisions = [reply, asked.outcome.value.reply].map((given) => canonicalJson(frame.decision(given)))
    const agreed = decisions[0] === decisions[1]
    forms.count(frame.operation, !agreed)
    return { ...asked, record: { ...asked.record, likeness: { source, rules: canonicalRules, agreed } } }
  }

  /** Another question's answer is at hand: served, verified, or left alone. */
  function answer<Reply>(frame: Frame<Reply>, unit: AskedUnit, key: CacheKey, source: CacheKey, record: ReplyRecord) {
    const verification = forms.verification(frame.operation)
    if (verification.state === 'off') return ask(frame, unit)
    if (isDrawn(verification, key)) return compare(frame, unit, source, record.reply)
    return served(frame, unit, key, record, { source, rules: canonicalRules })
  }

  const alike: Ask = (frame, unit) => {
    if (!operations.has(frame.operation)) return ask(frame, unit)
    const key = contentKey(frame.digest, unit.digest)
    const form = formKey(frame.digest, unit.text)
    const source = forms.sourceOf(form)
    const record = source && known(source)
    if (known(key)) {
      if (!record) forms.note(form, key)
      return ask(frame, unit)
    }
    if (source && record) return answer(frame, unit, key, source, record)
    const leader = leaders.get(form)
    return leader && leader.key !== key ? follow(frame, unit, leader.asked) : lead(frame, unit, key, form)
  }
  return alike
}

/** The coding says whose reply it was read from; the record says which question it was. */
const served = <Reply>(
  frame: Frame<Reply>,
  { text }: AskedUnit,
  key: CacheKey,
  { reply, host, model, provider }: ReplyRecord,
  likeness: Likeness,
): Asked<Reply> => ({
  // The frame holds the schema, and the source is of the same frame.
  outcome: succeed({ reply: reply as Reply, key: likeness.source }),
  record: {
    operation: frame.operation,
    coderId: frame.coderId,
    key,
    cause: 'canonical',
    spared: frame.spared,
    tier: 'canonical',
    likeness,
    attempts: [],
    host,
    model,
    provider,
    characters: text.length,
  },
})
