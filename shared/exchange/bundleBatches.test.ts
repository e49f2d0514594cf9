import { expect, test } from 'vitest'
import { bundleBatches } from './bundleBatches.ts'

async function sizes(lines: readonly string[]) {
  async function* all() {
    yield* lines
  }
  const batches: (readonly string[])[] = []
  for await (const batch of bundleBatches(all())) batches.push(batch)
  expect(batches.flat()).toEqual(lines.filter((line) => line !== ''))
  return batches.map((batch) => batch.length)
}

test('five hundred lines go at once, and the rest after them', async () => {
  expect(await sizes(Array.from({ length: 1201 }, (_, i) => `${i}`))).toEqual([500, 500, 201])
})

test('long lines go in smaller pieces, and one that is too long goes alone', async () => {
  const long = 'x'.repeat(3_000_000)
  expect(await sizes([long, long, long, 'x'.repeat(5_000_000), 'y'])).toEqual([2, 2, 1])
})

test('empty lines are none, and nothing is no piece', async () => {
  expect(await sizes(['', 'a', ''])).toEqual([1])
  expect(await sizes([])).toEqual([])
})
