import { expect, test } from 'vitest'
import { type CacheKey, ProviderId } from '../../../shared/domain/ids.ts'
import { runNamed } from '../../../test/simulators/projectUnderTest.ts'
import { createMemoryTier } from './memoryTier.ts'
import { createReplies } from './replies.ts'
import type { ReplyRecord } from './tier.ts'

const key = (n: number) => String(n).padStart(64, '0') as CacheKey
const record = (text: string): ReplyRecord => ({
  reply: { text },
  attempts: [{ sentAt: 0, receivedAt: 1 }],
  provider: ProviderId.parse('p'),
  at: 1,
  runId: runNamed('run-one'),
})

test('what was used longest ago is forgotten first', () => {
  const tier = createMemoryTier(2000)
  tier.put(key(1), record('a'.repeat(100)))
  tier.put(key(2), record('b'.repeat(100)))
  tier.get(key(1))
  tier.put(key(3), record('c'.repeat(100)))
  expect([1, 2, 3].map((n) => tier.get(key(n)) !== undefined)).toEqual([true, false, true])
})

test('a budget that nothing fits keeps nothing, and one entry put again counts once', () => {
  const none = createMemoryTier(100)
  none.put(key(1), record('a'))
  expect(none.get(key(1))).toBeUndefined()
  const tier = createMemoryTier(2000)
  for (let i = 0; i < 100; i++) tier.put(key(1), record('a'))
  expect(tier.get(key(1))).toBeDefined()
})

test('nobody can alter what others read', () => {
  const tier = createMemoryTier(10_000)
  tier.put(key(1), record('a'))
  const reply = tier.get(key(1))?.reply as { text: string }
  expect(() => {
    reply.text = 'b'
  }).toThrow(TypeError)
})

test('what the far tier knew is kept near, but looking ahead moves nothing', () => {
  const [near, far] = [createMemoryTier(10_000), createMemoryTier(10_000)]
  const replies = createReplies([near, far])
  far.put(key(1), record('a'))
  expect(replies.peek(key(1))).toBeDefined()
  expect(near.get(key(1))).toBeUndefined()
  replies.recall(key(1))
  expect(near.get(key(1))).toBeDefined()
})
