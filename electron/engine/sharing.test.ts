import { expect, test } from 'vitest'
import { builtInSharing, SharingTable, sharedAgainstMethod, sharingForRun } from '../../shared/domain/sharing.ts'
import { sharingOf } from './sharing.ts'

const deductive = { mode: 'deductive' }

test.each(Object.keys(builtInSharing))('S0-01 S0-03 in the mode “%s” relevance may be shared, coding never', (mode) => {
  expect(sharingOf({ mode }, 'judgeRelevance')).toBe('shared')
  for (const operation of ['assignCodes', 'assignSeveralCodes', 'rateConfidence'])
    expect(sharingOf({ mode }, operation)).toBe('perCoder')
})

test('the table names the four modes, and what is developed jointly in each', () => {
  const shared = (mode: string) =>
    Object.entries(builtInSharing[mode]!).flatMap(([operation, rule]) => (rule === 'shared' ? [operation] : []))
  expect(Object.fromEntries(Object.keys(builtInSharing).map((mode) => [mode, shared(mode).sort()]))).toEqual({
    deductive: ['judgeRelevance', 'summariseContext'],
    inductive: ['developCategories', 'developSubcategories', 'judgeRelevance', 'summariseContext'],
    abductive: ['developSubcategories', 'judgeRelevance', 'summariseContext'],
    grounded: ['collectSubcodes', 'generateMainCategories', 'judgeRelevance', 'summariseContext'],
  })
})

test.each(['inventCodes', 'developCategories', 'constructor', '__proto__', 'toString'])(
  '“%s”, for which there is no rule, is an error',
  (name) => {
    expect(() => sharingOf(deductive, name)).toThrow('no rule says')
    expect(() => sharingOf({ mode: name }, 'assignCodes')).toThrow('no rule says')
    expect(() => sharingOf({ mode: 'deductive', sharing: { name: 'x', rules: {} } }, name)).toThrow('no rule says')
  },
)

const table = (modes: unknown) => SharingTable.safeParse({ version: 1, name: 'Careful', modes })

test('S0-39 a table rules what it names, and the rest is as built in', () => {
  const careful = SharingTable.parse({
    version: 1,
    name: 'Careful',
    modes: { deductive: { judgeRelevance: 'perCoder' } },
  })
  const run = { ...deductive, sharing: sharingForRun(careful, 'deductive') }
  expect(sharingOf(run, 'judgeRelevance')).toBe('perCoder')
  expect(sharingOf(run, 'assignCodes')).toBe('perCoder')
  expect(sharingForRun(careful, 'grounded').rules).toEqual(builtInSharing.grounded)
  expect(sharedAgainstMethod(run)).toEqual([])
})

test('S0-39 what a table shares although each coder should be asked is named', () => {
  const cheap = SharingTable.parse({ version: 1, name: 'Cheap', modes: { deductive: { assignCodes: 'shared' } } })
  expect(sharedAgainstMethod({ ...deductive, sharing: sharingForRun(cheap, 'deductive') })).toEqual(['assignCodes'])
  expect(sharedAgainstMethod(deductive)).toEqual([])
})

test.each([
  [{ deductive: { asignCodes: 'perCoder' } }, 'no operation “asignCodes”'],
  [{ inductiv: {} }, 'no mode “inductiv”'],
  [{ constructor: { judgeRelevance: 'shared' } }, 'no mode “constructor”'],
  [{ deductive: { judgeRelevance: 'maybe' } }, 'Invalid option'],
])('S0-39 a table with %o is refused', (modes, why) => expect(table(modes).error?.issues[0]?.message).toContain(why))

test('S0-39 a table of a later version, or with words that mean nothing, is refused', () => {
  expect(SharingTable.safeParse({ version: 2, name: 'x', modes: {} }).success).toBe(false)
  expect(SharingTable.safeParse({ version: 1, name: 'x', modes: {}, code: 'run()' }).success).toBe(false)
})
