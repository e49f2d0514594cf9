import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CoderId, ProviderId, SegmentId } from '../../../shared/domain/ids.ts'
import { codebook } from '../../../test/simulators/codebook.ts'
import { coderNamed, runSettings } from '../../../test/simulators/projectUnderTest.ts'
import { createFrames } from '../frames.ts'
import { assignCodes } from '../operations/assignCodes.ts'
import { judgeRelevance } from '../operations/judgeRelevance.ts'
import { contentKey, unitDigest } from './contentKey.ts'
import { type FrameParts, frameDigest } from './frame.ts'

const parts: FrameParts = {
  operation: 'assignCodes',
  version: 1,
  settings: { provider: ProviderId.parse('p'), model: 'm', temperature: 0 },
  system: 's',
  codebook: { codes: [] },
  reply: { type: 'object' },
  context: 'unitOnly',
  onBehalfOf: { coder: CoderId.parse('ana') },
  occasion: 'first',
}

test.each<Partial<Record<keyof FrameParts, unknown>>>([
  { operation: 'judgeRelevance' },
  { version: 2 },
  { settings: { ...parts.settings, provider: 'q' } },
  { settings: { ...parts.settings, model: 'n' } },
  { settings: { ...parts.settings, temperature: 0.1 } },
  { settings: { ...parts.settings, topP: 0 } },
  { settings: { ...parts.settings, topP: 1 } },
  { settings: { ...parts.settings, seed: 0 } },
  { settings: { ...parts.settings, seed: 1 } },
  { system: 'S' },
  { system: '' },
  { codebook: { codes: [1] } },
  { reply: { type: 'array' } },
  { onBehalfOf: { coder: 'ben' } },
  { onBehalfOf: { coder: 'all' } },
  { onBehalfOf: { all: true } },
  { occasion: 'second' },
])('asks anew when %o differs', (change) => {
  expect(frameDigest({ ...parts, ...change } as FrameParts)).not.toBe(frameDigest(parts))
})

test('a missing parameter is none of its values', () => {
  const digests = [undefined, 0, 1].map((seed) => frameDigest({ ...parts, settings: { ...parts.settings, seed } }))
  expect(new Set(digests).size).toBe(3)
})

test('the order in which a frame is written does not matter', () => {
  const reordered = Object.fromEntries(Object.entries(parts).reverse()) as unknown as FrameParts
  expect(frameDigest(reordered)).toBe(frameDigest(parts))
})

test('ten thousand different contents get different keys, and equal ones equal keys', () => {
  const frame = frameDigest(parts)
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('a', 'A', ' a', 'a ', 'é', 'e\u0301', '\ud83d', '\ud83e'),
  )
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(contentKey(frame, unitDigest(a)) === contentKey(frame, unitDigest(b))).toBe(a === b)
    }),
    { seed: 11, numRuns: 10_000 },
  )
})

test('units kept apart share no key, neither with each other nor with those that share', () => {
  const [one, two] = [SegmentId.parse('d.1'), SegmentId.parse('d.2')]
  const digests = [
    unitDigest('text'),
    unitDigest('text', one),
    unitDigest('text', two),
    unitDigest(`${unitDigest('text')}/${one}`),
  ]
  expect(new Set(digests).size).toBe(4)
})

const frames = (more = {}) => createFrames(runSettings({ units: 0, ...more }))
const [ana, ben] = [coderNamed('ana'), coderNamed('ben')]

test('two coders alike in everything but their id ask two questions', () => {
  expect(frames().forCoder(assignCodes, ana).digest).not.toBe(frames().forCoder(assignCodes, ben).digest)
})

test('who a coder is asked to be is part of the question', () => {
  const persona = frames().forCoder(assignCodes, { ...ana, persona: 'You are a nurse.' })
  expect(persona.system).toContain('You are a nurse.')
  expect(persona.digest).not.toBe(frames().forCoder(assignCodes, ana).digest)
})

test('what is not shown to a model does not ask anew: colours, names of codebooks, sources of anchors', () => {
  const repainted = {
    ...codebook,
    name: 'Other',
    codes: codebook.codes.map((code) => ({ ...code, colour: '#ffffff' })),
  }
  expect(frames({ codebook: repainted }).forCoder(assignCodes, ana).digest).toBe(
    frames().forCoder(assignCodes, ana).digest,
  )
})

test('a rule that reads like two rules is still another codebook than two rules', () => {
  const withRules = (rules: string[]) => frames({ codebook: { ...codebook, rules } }).forAll(judgeRelevance)
  expect(withRules(['a\n- b']).system).toBe(withRules(['a', 'b']).system)
  expect(withRules(['a\n- b']).digest).not.toBe(withRules(['a', 'b']).digest)
})

test('a shared question has settings of its own, so no coder’s settings touch it', () => {
  const other = frames({ coders: [coderNamed('ana', { temperature: 1 })] }).forAll(judgeRelevance)
  expect(other.digest).toBe(frames().forAll(judgeRelevance).digest)
})

test('coding is never shared', () => {
  expect(() => frames().forAll(assignCodes)).toThrow('must not share')
})
