import { expect, test } from 'vitest'
import { codebook } from '../../test/simulators/codebook.ts'
import { runSettings } from '../../test/simulators/projectUnderTest.ts'
import { createContextCache } from './contextCache.ts'
import { codebookContext, createFrames } from './frames.ts'
import { assignCodes } from './operations/assignCodes.ts'
import { judgeRelevance } from './operations/judgeRelevance.ts'

const counting = (limits: { entries: number; characters: number }) => {
  let worked = 0
  const cache = createContextCache(({ text }: { text: string }) => `${text} ${++worked}`, limits)
  return { cache, worked: () => worked }
}

test('S4-10 equal contents are worked out once, also where they are other objects', () => {
  const { cache, worked } = counting({ entries: 32, characters: 100 })
  expect([cache.of({ text: 'a' }), cache.of({ text: 'a' }), cache.of({ text: 'b' })]).toEqual(['a 1', 'a 1', 'b 2'])
  expect(worked()).toBe(2)
  expect(cache.figures()).toEqual({ entries: 2, hits: 1, misses: 2, evicted: 0, tooLarge: 0 })
})

test('S4-10 of more than 32 contents the one used longest ago leaves, and a large one is never kept; both are reported', () => {
  const { cache, worked } = counting({ entries: 32, characters: 100 })
  for (let i = 0; i < 32; i++) cache.of({ text: `${i}` })
  cache.of({ text: '0' })
  cache.of({ text: 'new' })
  expect(cache.of({ text: '0' })).toBe('0 1')
  expect(cache.of({ text: '1' })).toBe('1 34')
  const large = { text: 'x'.repeat(101) }
  expect([cache.of(large), cache.of(large)].map((text) => text.slice(-2))).toEqual(['35', '36'])
  expect(worked()).toBe(36)
  expect(cache.figures()).toEqual({ entries: 32, hits: 2, misses: 34, evicted: 2, tooLarge: 2 })
})

test('S4-10 a codebook is put into words once for all runs, coders and operations that show it', () => {
  const before = codebookContext.figures()
  const run = runSettings({ units: 1, codebook: { ...codebook, name: 'Once', rules: ['Only here.'] } })
  for (let time = 0; time < 3; time++) {
    const frames = createFrames(structuredClone(run))
    frames.forAll(judgeRelevance)
    for (const coder of run.coders) frames.forCoder(assignCodes, coder)
  }
  const after = codebookContext.figures()
  expect([after.misses - before.misses, after.hits - before.hits]).toEqual([1, 2])
})
