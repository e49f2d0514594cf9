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
  /** The reply remembered for a unit's digest, where it may be served to this run; looking leaves no trace. */
  readonly known: (frame: Frame<unknown>, unit: string) => ReplyRecord | undefined
  /** Told of every answer that was served to another passage. */
  readonly onServed: (frame: Frame<unknown>) => void
}

/** All questions of one frame whose units have one canonical form have one such key. Rules of another version give others. */
export const formKey = (frame: string, text: string): CacheKey =>
  contentKey(frame, unitDigest(`${canonicalRules}\n${canonicalForm(text)}`))

/** May this run serve anything by canonical form? Not where equal contents are kept apart. */
export const servesAlike = ({ canonical, dedupe }: RunSettings): boolean =>
  canonical !== undefined && canonical.length > 0 && dedupe

/**
 * The second tier: where a question's own answer is not known, but that to another passage of the same canonical form in the same
 * frame is, that one is served and flagged, or asked for all the same and compared, as `verification` says. What is served is
 * not remembered as this question's answer. Questions that read alike and are asked at the same time wait for the first.
 */
export function createAskAlike(settings: RunSettings, ask: Ask, { forms, known, onServed }: Alike): Ask {
  const operations = new Set(settings.canonical)
  const leaders = new Map<CacheKey, { readonly unit: string; readonly asked: Promise<unknown> }>()

  /** Asks for this form first; the others follow when the answer is there. */
  function lead<Reply>(frame: Frame<Reply>, unit: AskedUnit, form: CacheKey) {
    const asked = ask(frame, unit)
    if (!(asked instanceof Promise)) return asked
    const noted = asked
      .then(({ outcome }) => {
        if (outcome.ok) forms.note(form, unit.digest)
      })
      .finally(() => leaders.delete(form))
    // Whoever follows asks for itself where the first got no answer; that one says why.
    noted.catch(() => {})
    leaders.set(form, { unit: unit.digest, asked: noted })
    return asked
  }

  async function follow<Reply>(frame: Frame<Reply>, unit: AskedUnit, leader: Promise<unknown>): Promise<Asked<Reply>> {
    await leader.catch(() => {})
    return alike(frame, unit)
  }

  async function compare<Reply>(frame: Frame<Reply>, unit: AskedUnit, { key: source, reply }: ReplyRecord) {
    const asked = await ask(frame, unit)
    if (!asked.outcome.ok || asked.record.cause !== 'made') return asked
    const [theirs, own] = [reply, asked.outcome.value.reply].map((given) => canonicalJson(frame.decision(given)))
    const agreed = theirs === own
    forms.count(frame.operation, !agreed)
    return { ...asked, record: { ...asked.record, likeness: { source, rules: canonicalRules, agreed } } }
  }

  /** Another passage's answer is at hand: served, verified, or left alone. */
  function answer<Reply>(frame: Frame<Reply>, unit: AskedUnit, record: ReplyRecord) {
    const verification = forms.verification(frame.operation)
    if (verification.state === 'off') return ask(frame, unit)
    const key = contentKey(frame.digest, unit.digest)
    if (isDrawn(verification, key)) return compare(frame, unit, record)
    onServed(frame)
    return served(frame, unit, key, record)
  }

  const alike: Ask = (frame, unit) => {
    if (!operations.has(frame.operation)) return ask(frame, unit)
    const form = formKey(frame.digest, unit.text)
    const source = forms.sourceOf(form)
    const record = source === undefined ? undefined : known(frame, source)
    if (known(frame, unit.digest)) {
      if (!record) forms.note(form, unit.digest)
      return ask(frame, unit)
    }
    if (record) return answer(frame, unit, record)
    const leader = leaders.get(form)
    return leader && leader.unit !== unit.digest ? follow(frame, unit, leader.asked) : lead(frame, unit, form)
  }
  return alike
}

/** The coding says whose reply it was read from; the record says which question it was. */
function served<Reply>(frame: Frame<Reply>, { text }: AskedUnit, key: CacheKey, source: ReplyRecord): Asked<Reply> {
  const { reply, host, model, provider } = source
  const likeness: Likeness = { source: source.key, rules: canonicalRules }
  return {
    // The frame holds the schema, and the source is of the same frame.
    outcome: succeed({ reply: reply as Reply, key: source.key }),
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
  }
}
