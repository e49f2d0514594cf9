import { expect, test } from 'vitest'
import { adviseMemory } from './advise.ts'

test.each([
  ['says nothing before a hundred look-ups', 128, 99, 0, 5, { memoryMb: 128, reason: 'tooFewLookups' }],
  ['half as much again below three quarters', 128, 100, 74, 5, { memoryMb: 128, adviceMb: 192, reason: 'raise' }],
  ['stays at three quarters', 128, 100, 75, 5, { memoryMb: 128, adviceMb: 128, reason: 'keep' }],
  ['stays where nothing had to leave', 128, 100, 10, 0, { memoryMb: 128, adviceMb: 128, reason: 'keep' }],
  ['a fifth less above 85 per cent', 300, 100, 86, 5, { memoryMb: 300, adviceMb: 240, reason: 'lower' }],
  ['stays at 85 per cent', 300, 100, 85, 5, { memoryMb: 300, adviceMb: 300, reason: 'keep' }],
  ['stays where it is small anyhow', 200, 100, 99, 5, { memoryMb: 200, adviceMb: 200, reason: 'keep' }],
  ['never above what can be set', 900, 100, 10, 5, { memoryMb: 900, adviceMb: 1024, reason: 'raise' }],
  ['stays where no more can be set', 1024, 100, 10, 5, { memoryMb: 1024, adviceMb: 1024, reason: 'keep' }],
])('S0-26 the advice on memory %s', (_, memoryMb, answerable, answered, evicted, advice) => {
  expect(adviseMemory({ memoryMb, answerable, answered, evicted })).toEqual(advice)
})
