import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aFrame, aReply, unitOf } from '../../../test/simulators/replies.ts'
import { createMemoryTier, overheadBytes, rankOf } from './memoryTier.ts'
import { createReplies } from './replies.ts'
import { foundOf, type ReplyRecord } from './tier.ts'

const put = (tier: ReturnType<typeof createMemoryTier>, record: ReplyRecord) => tier.put(foundOf(record))
const sizeOf = (record: ReplyRecord) => foundOf(record).bytes + overheadBytes

test('what was used longest ago is forgotten first', () => {
  const records = ['a', 'b', 'c'].map((text) => aReply(text))
  const tier = createMemoryTier(2 * sizeOf(records[0]!))
  put(tier, records[0]!)
  put(tier, records[1]!)
  tier.get(aFrame, unitOf('a'))
  put(tier, records[2]!)
  expect(['a', 'b', 'c'].map((text) => tier.peek(aFrame, unitOf(text)) !== undefined)).toEqual([true, false, true])
  expect(tier.evicted()).toBe(1)
})

test('what is larger than the budget is not kept and pushes nothing out; one entry put again counts once', () => {
  const small = aReply('a')
  const tier = createMemoryTier(2 * sizeOf(small))
  for (let i = 0; i < 100; i++) put(tier, small)
  expect(tier.holds()).toMatchObject({ entries: 1, bytes: sizeOf(small) })
  put(tier, aReply('b', { reply: { text: 'x'.repeat(20_000_000) } }))
  expect(tier.has(small)).toBe(true)
  expect(tier.holds().entries).toBe(1)
})

test('nobody can alter what others read', () => {
  const tier = createMemoryTier(100_000)
  put(tier, aReply('a', { reply: { text: 'a' } }))
  const reply = tier.get(aFrame, unitOf('a'))?.record.reply as { text: string }
  expect(() => {
    reply.text = 'b'
  }).toThrow(TypeError)
})

test('what the far tier knew is kept near, but looking ahead moves nothing', () => {
  const [near, far] = [createMemoryTier(100_000), { ...createMemoryTier(100_000), name: 'disk' as const }]
  const replies = createReplies(near, [far])
  put(far, aReply('a'))
  expect(replies.peek(aFrame, unitOf('a'))).toBeDefined()
  expect(near.has(aReply('a'))).toBe(false)
  expect(replies.recall(aFrame, unitOf('a'), () => true)?.tier).toBe('disk')
  expect(near.has(aReply('a'))).toBe(true)
  expect([...replies.lookups()]).toMatchObject([{ memory: 0, disk: 1, missed: 0 }])
})

test('S0-22 codings leave before shared and expensive replies, which leave in the end when nobody uses them', () => {
  const shared = aReply('shared', { coderId: null })
  const expensive = aReply('expensive', { attempts: [{ sentAt: 0, receivedAt: 1, usage: { input: 5000 } }] })
  expect([rankOf(aReply('a')), rankOf(expensive), rankOf(shared)]).toEqual([0, 1, 2])
  const tier = createMemoryTier(12 * sizeOf(expensive))
  put(tier, shared)
  put(tier, expensive)
  const outlasted = { shared: 0, expensive: 0 }
  for (let i = 0; i < 200; i++) {
    put(tier, aReply(`coding ${i}`))
    if (tier.has(shared)) outlasted.shared = i
    if (tier.has(expensive)) outlasted.expensive = i
  }
  expect(outlasted.expensive).toBeGreaterThan(12)
  expect(outlasted.shared).toBeGreaterThan(outlasted.expensive)
  expect(outlasted.shared).toBeLessThan(199)
})

type Act = readonly ['put' | 'get' | 'forget', number, number]

/** The same rules without any cleverness: all entries in one list, the one used last at its end, searched from its start. */
function referenceTier(budget: number) {
  const rounds = [1, 2, 4, 8]
  let entries: { record: ReplyRecord; bytes: number; due: number }[] = []
  let round = 0
  const take = (record: ReplyRecord) => {
    const entry = entries.find((one) => one.record.unit === record.unit)
    entries = entries.filter((one) => one !== entry)
    return entry
  }
  const place = (record: ReplyRecord) =>
    entries.push({ record, bytes: sizeOf(record), due: round + rounds[rankOf(record)]! })
  const used = () => entries.reduce((sum, { bytes }) => sum + bytes, 0)
  /** Due first; of those due at once, the lowest rank, and of that the one used longest ago. */
  const first = () => entries.toSorted((a, b) => a.due - b.due || rankOf(a.record) - rankOf(b.record)).at(0)!
  return {
    put: (record: ReplyRecord) => {
      take(record)
      if (sizeOf(record) > budget) return
      while (used() + sizeOf(record) > budget) {
        const victim = first()
        round = victim.due
        take(victim.record)
      }
      place(record)
    },
    get: (record: ReplyRecord) => {
      const entry = take(record)
      if (entry) place(entry.record)
      return entry !== undefined
    },
    forget: (record: ReplyRecord) => void take(record),
    units: () => entries.map(({ record }) => record.unit).sort(),
  }
}

test('S1-05 S0-48 the memory holds what a plain reading of its rules would hold, and never more than its budget', () => {
  const budget = 20_000
  const record = (n: number, size: number) =>
    aReply(`unit ${n}`, {
      coderId: n % 3 === 0 ? null : aFrame.coderId,
      reply: { text: 'x'.repeat(size) },
      attempts: [{ sentAt: 0, receivedAt: 1, usage: { input: n % 4 === 0 ? 3000 : 10 } }],
    })
  const act = fc.tuple(
    fc.constantFrom<Act[0]>('put', 'put', 'put', 'get', 'get', 'forget'),
    fc.nat(30),
    fc.constantFrom(10, 500, 3000, 30_000),
  )
  fc.assert(
    fc.property(fc.array(act, { minLength: 50, maxLength: 200, size: 'max' }), (acts: readonly Act[]) => {
      const [tier, reference] = [createMemoryTier(budget), referenceTier(budget)]
      for (const [kind, n, size] of acts) {
        const subject = record(n, size)
        if (kind === 'put') {
          put(tier, subject)
          reference.put(subject)
        } else if (kind === 'forget') {
          tier.forget(subject)
          reference.forget(subject)
        } else expect(tier.get(aFrame, unitOf(`unit ${n}`)) !== undefined).toBe(reference.get(subject))
        expect(tier.holds().bytes).toBeLessThanOrEqual(budget)
      }
      const records = [...tier.records()]
      expect(records.map((found) => found.record.unit).sort()).toEqual(reference.units())
      expect(tier.holds()).toMatchObject({
        entries: records.length,
        bytes: records.reduce((sum, found) => sum + sizeOf(found.record), 0),
      })
    }),
    { seed: 22, numRuns: 100 },
  )
})
