import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sentenceEnds } from './sentences.ts'

const rules = new Intl.Segmenter('en', { granularity: 'sentence' })
const whole = (text: string) => [...rules.segment(text)].map(({ index, segment }) => index + segment.length)

test('a moving window finds the sentences that the whole text has', () => {
  const words = fc.constantFrom(
    'Word',
    'word',
    'etc.',
    'e.g.',
    '3.',
    '(4)',
    '…',
    '!',
    '?',
    '."',
    '\u{1f600}',
    '好。',
    '\u0301',
    ',',
  )
  fc.assert(
    fc.property(fc.array(words, { maxLength: 80 }), fc.integer({ min: 4, max: 40 }), (parts, size) => {
      const text = parts.join(' ')
      expect([...sentenceEnds(text, rules, size)]).toEqual(whole(text))
    }),
    { seed: 6, numRuns: 2000 },
  )
})
