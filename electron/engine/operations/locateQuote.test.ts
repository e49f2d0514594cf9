import fc from 'fast-check'
import { expect, test } from 'vitest'
import { locateQuote } from './locateQuote.ts'

const found = (text: string, quote: string) => {
  const { start, end } = locateQuote(text, quote)
  return start === undefined || end === undefined ? undefined : text.slice(start, end)
}

test.each([
  ['I hope so.', 'hope', 'hope'],
  ['She said “no”.', 'said "no"', 'said “no”'],
  ['It’s fine', "It's fine", 'It’s fine'],
  ['one\n  two\u00a0three', 'one two three', 'one\n  two\u00a0three'],
  ['I hope so.', '"I hope so."', 'I hope so.'],
  ['„So“, sagte sie', '"So", sagte', '„So“, sagte'],
  ['🙂  yes', '🙂 yes', '🙂  yes'],
])('in %j the quote %j is %j', (text, quote, expected) => {
  expect(found(text, quote)).toBe(expected)
})

test.each([
  ['I hope so.', 'I hoped so'],
  ['I hope so.', 'i hope'],
  ['I hope so.', ''],
  ['I hope so.', '  '],
  ['', 'hope'],
])('in %j the quote %j is not found, and stays as it was given', (text, quote) => {
  expect(locateQuote(text, quote)).toEqual({ text: quote })
})

test('a quote taken from a text is always found in it', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', 'b', ' ', '\n', '“', '"', '’', '🙂'),
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(text, fc.nat(), fc.nat(), (whole, a, b) => {
      const [start, end] = [Math.min(a, b) % whole.length, Math.max(a, b) % whole.length].sort((x, y) => x - y)
      const quote = whole.slice(start, end! + 1)
      expect(found(whole, quote)).toBe(quote)
    }),
    { seed: 5, numRuns: 2000 },
  )
})

test('taking white space and quotation marks loosely keeps exact offsets', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n', '“', '‘'), minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(text, (whole) => {
      const straightened = whole.replaceAll('“', '"').replaceAll('‘', "'").replaceAll(/\s+/g, ' ').trim()
      const slice = found(whole, straightened)
      if (straightened !== '')
        expect(slice?.replaceAll('“', '"').replaceAll('‘', "'").replaceAll(/\s+/g, ' ')).toBe(straightened)
    }),
    { seed: 6, numRuns: 2000 },
  )
})
