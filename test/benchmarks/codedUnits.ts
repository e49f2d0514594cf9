import type { AskedUnit } from '../../electron/engine/ask.ts'
import { contentKey, unitDigest } from '../../electron/engine/cache/contentKey.ts'
import type { ReplyRecord } from '../../electron/engine/cache/tier.ts'
import { createFrames, type Frame } from '../../electron/engine/frames.ts'
import { assignCodes } from '../../electron/engine/operations/assignCodes.ts'
import { ProviderId } from '../../shared/domain/ids.ts'
import { seededRandom } from '../../shared/reliability/random.ts'
import { succeed } from '../../shared/std/outcome.ts'
import { coderNamed, runNamed, runSettings } from '../simulators/projectUnderTest.ts'
import { eightCodes } from './fixtures/codebook.ts'

export const seed = 20261120

const words =
  'home desk child train screen call team trust hour quiet kitchen boss lunch friend late mail plan door'.split(' ')

/** Passages of so many characters, all different, from a small vocabulary. */
export function passages(count: number, characters: number): string[] {
  const random = seededRandom(seed)
  return Array.from({ length: count }, (_, i) => {
    let text = `Passage ${i}:`
    while (text.length < characters) text += ` ${words[random() % words.length]}`
    return text.slice(0, characters)
  })
}

export const askedUnit = (text: string): AskedUnit => ({ text, digest: unitDigest(text) })

/** The frame under which each of so many coders codes with eight codes. */
export function codingFrames(coders: number): Frame<unknown>[] {
  const settings = runSettings({
    units: 0,
    codebook: eightCodes,
    coders: Array.from({ length: coders }, (_, i) => coderNamed(`coder-${i}`)),
  })
  const frames = createFrames(settings)
  return settings.coders.map((coder) => frames.forCoder(assignCodes, coder))
}

const answeredAt = Date.now()

/** A reply of some 1,000 characters of JSON, as a careful model gives it, and its evidence. */
export function replyTo(frame: Frame<unknown>, unit: AskedUnit): ReplyRecord {
  const quote = unit.text.slice(0, 60)
  const codes = ['focus', 'trust', 'career'].map((code) => ({
    code,
    quote,
    reason: `The passage says so where it speaks of “${quote.slice(11, 40)}”, and nothing in it speaks against it.`,
    confidence: 0.8,
  }))
  return {
    key: contentKey(frame.digest, unit.digest),
    operation: frame.operation,
    coderId: frame.coderId,
    frame: frame.digest,
    unit: unit.digest,
    reply: { codes },
    confidence: 0.8,
    attempts: [{ sentAt: answeredAt - 1500, receivedAt: answeredAt, usage: { input: 1480, output: 190 } }],
    provider: ProviderId.parse('simulated'),
    asked: frame.settings.model,
    host: 'api.example.org',
    model: 'm-2026-01-01',
    at: answeredAt,
    runId: runNamed('run-000000'),
  }
}

/** The request as a provider receives it, which is what a cache without frames has to make its key from. */
export const requestOf = (frame: Frame<unknown>, text: string) => ({
  operation: frame.operation,
  coder: frame.coderId,
  provider: frame.settings.provider,
  model: frame.settings.model,
  temperature: frame.settings.temperature,
  occasion: frame.parts.occasion,
  messages: [
    { role: 'system', content: frame.system },
    { role: 'user', content: frame.prompt(text) },
  ],
  response_format: { type: 'json_schema', json_schema: { name: frame.operation, schema: frame.parts.reply } },
})

/** Places below `below`, in an order that no cache can foresee. */
export function randomPlaces(count: number, below: number): Uint32Array {
  const random = seededRandom(seed + 1)
  return Uint32Array.from({ length: count }, () => random() % below)
}

const noCodes = JSON.stringify({ codes: [] })

/** A model that is asked to code, and finds nothing. */
export const answerCoding = async () => succeed({ raw: noCodes, usage: { input: 1480, output: 5 }, model: 'm-1' })
