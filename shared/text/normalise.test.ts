import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normalise } from './normalise.ts'

test('a byte order mark goes, line ends become LF, letters become NFC', () => {
  expect(normalise('\ufeffa\r\nb\rc\n\r\nu\u0308')).toBe('a\nb\nc\n\n\u00fc')
})

test('normalising twice changes nothing', () => {
  const parts = fc.constantFrom(
    '\ufeff',
    '\r',
    '\n',
    'e',
    '\u0301',
    '\u212b',
    '\ud83d\ude00',
    '\u05d0',
    '\ud800',
    '\u037e',
  )
  fc.assert(
    fc.property(fc.array(parts), (pieces) => {
      const once = normalise(pieces.join(''))
      expect(normalise(once)).toBe(once)
      expect(once).not.toMatch(/\r|^\ufeff/)
    }),
    { seed: 1 },
  )
})
