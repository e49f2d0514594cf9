import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contentKey, unitDigest } from '../../electron/engine/cache/contentKey.ts'
import { type FrameParts, frameDigest } from '../../electron/engine/cache/frame.ts'
import { createFrames } from '../../electron/engine/frames.ts'
import { assignCodes } from '../../electron/engine/operations/assignCodes.ts'
import { CoderId, ProviderId } from '../../shared/domain/ids.ts'
import { OperationName } from '../../shared/domain/question.ts'
import { canonicalJson } from '../../shared/std/canonicalJson.ts'
import { codebook } from '../simulators/codebook.ts'
import { coderNamed, runSettings } from '../simulators/projectUnderTest.ts'

const pairs = { seed: 20261120, numRuns: 100_000 }

const word = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: 'binary', maxLength: 6 }))
const name = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,8}$/)
const settings = fc.record(
  {
    provider: name.map((id) => ProviderId.parse(id)),
    model: fc.string({ minLength: 1, maxLength: 12 }),
    temperature: fc.integer({ min: 0, max: 20 }).map((tenths) => tenths / 10),
    topP: fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    seed: fc.integer({ min: -3, max: 3 }),
  },
  { requiredKeys: ['provider', 'model', 'temperature'] },
)
const json = fc.jsonValue({ maxDepth: 2 })

/** How each part of a question may be. Whoever adds a part has to say so here, or this does not compile. */
const parts: { readonly [Part in keyof FrameParts]: fc.Arbitrary<FrameParts[Part]> } = {
  operation: fc.constantFrom(...OperationName.options),
  version: fc.integer({ min: 1, max: 5 }),
  settings,
  system: word,
  codebook: json,
  reply: json,
  context: fc.constant('unitOnly' as const),
  onBehalfOf: fc.oneof(
    fc.constant({ all: true as const }),
    name.map((id) => ({ coder: CoderId.parse(id) })),
  ),
  occasion: word,
}
const question = fc.record({ ...parts, text: word })
type Question = FrameParts & { readonly text: string }
const keyOf = ({ text, ...frame }: Question) => contentKey(frameDigest(frame), unitDigest(text))

/** `-0` is written as `0`, by JSON as by every provider. */
const differ = (a: unknown, b: unknown) => canonicalJson(a) !== canonicalJson(b)

const change = fc.constantFrom(...(Object.keys(parts) as (keyof FrameParts)[]), 'text' as const)

test('S0-03 S1-02 of a hundred thousand pairs that differ in one component none shares a key', () => {
  const changed = new Map<string, number>()
  fc.assert(
    fc.property(question, question, change, (one, other, part) => {
      fc.pre(part !== 'context' && differ([one[part]], [other[part]]))
      changed.set(part, (changed.get(part) ?? 0) + 1)
      expect(keyOf({ ...one, [part]: other[part] })).not.toBe(keyOf(one))
    }),
    { ...pairs, maxSkipsPerRun: 1000 },
  )
  console.log(`pairs by the component changed: ${JSON.stringify(Object.fromEntries(changed))}`)
  expect([...changed.keys()].sort()).toEqual(
    Object.keys({ ...parts, text: 1 })
      .filter((part) => part !== 'context')
      .sort(),
  )
})

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reordered(part)]),
  )
}

test('S0-17 S1-02 a hundred thousand questions written in another order have the same keys', () => {
  fc.assert(
    fc.property(question, (one) => {
      expect(keyOf(reordered(one) as Question)).toBe(keyOf(one))
    }),
    pairs,
  )
})

test('S1-02 what moves from the question into the text, or back, asks something else, a hundred thousand times', () => {
  const words = fc.string({ minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(question, words, fc.nat(), fc.nat(), (one, moved, first, second) => {
      const split = (place: number) =>
        keyOf({ ...one, system: one.system + moved.slice(0, place), text: moved.slice(place) + one.text })
      const [here, there] = [first % (moved.length + 1), second % (moved.length + 1)]
      expect(split(here) === split(there)).toBe(here === there)
    }),
    pairs,
  )
})

test('S0-03 two coders never share an entry: a hundred thousand pairs of ids with everything else alike', () => {
  const seen = new Map<string, string>()
  const text = unitDigest('one text for all')
  fc.assert(
    fc.property(name, (id) => {
      const coder = coderNamed(id)
      const frame = createFrames(runSettings({ units: 0, coders: [coder], codebook })).forCoder(assignCodes, coder)
      const key = contentKey(frame.digest, text)
      expect(seen.get(key) ?? id).toBe(id)
      seen.set(key, id)
    }),
    { ...pairs, numRuns: 20_000 },
  )
  fc.assert(
    fc.property(question, name, name, (one, first, second) => {
      fc.pre(first !== second)
      const of = (id: string) => keyOf({ ...one, onBehalfOf: { coder: CoderId.parse(id) } })
      expect(of(first)).not.toBe(of(second))
      expect(of(first)).not.toBe(keyOf({ ...one, onBehalfOf: { all: true } }))
    }),
    pairs,
  )
})
