import fc from 'fast-check'
import { expect, test } from 'vitest'
import { draw } from './draw.ts'

test('draws distinct numbers below n, ascending, as many as asked for or as there are', () => {
  fc.assert(
    fc.property(fc.nat(300), fc.nat(400), fc.integer(), (n, size, seed) => {
      const drawn = draw(n, size, seed)
      expect(drawn).toEqual([...new Set(drawn)].sort((a, b) => a - b))
      expect(drawn).toHaveLength(Math.min(n, size))
      expect(drawn.every((i) => i >= 0 && i < n)).toBe(true)
      expect(draw(n, size, seed)).toEqual(drawn)
    }),
    { seed: 20261120 },
  )
})

test('each number is drawn equally often: chi-square over 10,000 seeds stays below its 99.9 % point', () => {
  const counts = new Array<number>(20).fill(0)
  for (let seed = 0; seed < 10_000; seed++) for (const i of draw(20, 5, seed)) counts[i] = (counts[i] ?? 0) + 1
  const expected = (10_000 * 5) / 20
  const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  expect(chiSquare).toBeLessThan(43.82)
})
