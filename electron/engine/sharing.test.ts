import { expect, test } from 'vitest'
import { sharingOf } from './sharing.ts'

test('relevance may be shared, coding never', () => {
  expect(sharingOf('deductive', 'judgeRelevance')).toBe('shared')
  expect(sharingOf('deductive', 'assignCodes')).toBe('perCoder')
})

test.each(['inventCodes', 'constructor', '__proto__', 'toString'])(
  '“%s”, for which there is no rule, is an error',
  (name) => {
    expect(() => sharingOf('deductive', name)).toThrow('no rule says')
    expect(() => sharingOf(name, 'assignCodes')).toThrow('no rule says')
  },
)
