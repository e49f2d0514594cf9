import { expect, test } from 'vitest'
import { seededRandom } from '../../../shared/reliability/random.ts'
import { comments } from '../../../test/simulators/comments.ts'
import { dangerous } from '../../../test/simulators/edits.ts'
import { type SimilarPairs, similarPairs } from './similarPairs.ts'

function search(texts: readonly string[], atLeast = 0.8, limit = 10_000): SimilarPairs {
  const steps = similarPairs(texts, { atLeast, limit })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Every pair, compared one by one. */
function all(texts: readonly string[], atLeast: number): string[] {
  const found: string[] = []
  for (let a = 0; a < texts.length; a++)
    for (let b = a + 1; b < texts.length; b++)
      for (const { score } of search([texts[a]!, texts[b]!], atLeast).pairs)
        if (score >= atLeast) found.push(`${a}/${b}`)
  return found
}

test('finds the pairs that comparing all with all would find', () => {
  const random = seededRandom(8)
  const texts = comments(60, 4).flatMap((text) => [text, dangerous.negationInserted(text, random) ?? `${text} Really.`])
  const found = search(texts).pairs.map(({ a, b }) => `${a}/${b}`)
  const there = all(texts, 0.8)
  expect(there.length).toBeGreaterThan(60)
  expect([...found].sort()).toEqual(there.sort())
})

test('the most similar come first, as many as are wanted, and texts of one form have everything in common', () => {
  const { pairs, compared, leftOut } = search(
    ['It is too loud here.', 'it is too  loud here', 'It is too loud there for us', 'Something else altogether'],
    0.5,
    1,
  )
  expect(pairs).toEqual([{ a: 0, b: 1, score: 1 }])
  expect([compared, leftOut]).toEqual([4, 0])
})

test('no texts, empty ones and very short ones give no error', () => {
  expect(search([])).toEqual({ pairs: [], compared: 0, leftOut: 0 })
  expect(search(['', 'a', 'b', '?']).pairs).toEqual([])
})

test('what does not fit into its memory is left out, and said to be', () => {
  const texts = comments(50, 2)
  const steps = similarPairs(texts, { atLeast: 0.9, limit: 10, mostTrigrams: 1500 })
  let step = steps.next()
  while (!step.done) step = steps.next()
  const { compared, leftOut } = step.value
  expect(compared + leftOut).toBe(50)
  expect(compared).toBeGreaterThan(5)
  expect(leftOut).toBeGreaterThan(20)
})
