import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { alphaStatistic } from './alphaStatistic.ts'
import { type CodeSet, codeSet, codeSetKey } from './codeSet.ts'
import type { Coefficient } from './coefficient.ts'
import { type Distance, nominal } from './distance.ts'
import { jaccard } from './jaccard.ts'
import { krippendorffAlpha } from './krippendorffAlpha.ts'
import { masi } from './masi.ts'
import { percentAgreement } from './percentAgreement.ts'
import { mapRatings, type Ratings, ratingsFromRows } from './ratings.ts'
import { unitBootstrap } from './unitBootstrap.ts'

type Label = string | number
type Cell = Label | readonly Label[] | null
interface Expectation {
  readonly value?: number | null
  readonly map?: Readonly<Record<string, number | null>>
  readonly reason?: string
  readonly tol: number
  readonly level: number
  readonly lo: number
  readonly hi: number
  readonly tolAtB: Readonly<Record<string, number>>
}
interface Case {
  readonly id: string
  readonly kind: string
  readonly level?: string
  readonly coders: number
  readonly categories?: readonly Label[]
  readonly labels?: readonly Label[]
  readonly ratings?: readonly (readonly Cell[])[]
  readonly patterns?: readonly { readonly ratings: readonly Cell[]; readonly count: number }[]
  readonly expected: Readonly<Record<string, Expectation>>
}

// The published cases lie beside the repository and are not part of it.
const file = new URL('../../../shared/reliability/cases-visible.json', import.meta.url)
const cases: readonly Case[] = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).cases : []
if (cases.length === 0) console.warn(`skipped: the published reliability cases are missing (${file.pathname})`)

const same = (value: unknown) => value
const rowsOf = ({ ratings, patterns }: Case) => ratings ?? patterns!.map((pattern) => pattern.ratings)
const countsOf = ({ patterns }: Case) => patterns?.map(({ count }) => count)

const table = (c: Case): Ratings<Cell> =>
  ratingsFromRows(
    rowsOf(c).map((row) => row.map((cell) => cell ?? undefined)),
    c.coders,
    same,
    countsOf(c),
  )

const setTable = (c: Case): Ratings<CodeSet> =>
  ratingsFromRows(
    rowsOf(c).map((row) =>
      row.map((cell) => (Array.isArray(cell) ? codeSet(cell.map((label) => c.labels!.indexOf(label))) : undefined)),
    ),
    c.coders,
    codeSetKey,
  )

/** The definition and its prepared form must both give the value. */
function expectAlpha<Value>(ratings: Ratings<Value>, distance: Distance<Value>, value: number | null, tol: number) {
  const defined = krippendorffAlpha(ratings, distance)
  const statistic = alphaStatistic(ratings, distance)
  const prepared = statistic.at(statistic.multiplicity)
  if (value === null) expect([defined.value, prepared]).toEqual([undefined, undefined])
  else {
    expect(Math.abs(defined.value! - value)).toBeLessThanOrEqual(tol)
    expect(Math.abs(prepared! - value)).toBeLessThanOrEqual(tol)
  }
}

function expectCoefficient(coefficient: Coefficient, value: number | null | undefined, tol: number) {
  if (value === null) expect(coefficient).toEqual({ value: undefined, reason: expect.any(String) })
  else expect(Math.abs(coefficient.value! - value!)).toBeLessThanOrEqual(tol)
}

const reasons: Record<string, string> = {
  'no-variation': 'noVariation',
  'no-pairable': 'noPairable',
  'one-coder': 'oneCoder',
}

const checks: Record<string, (c: Case, expected: Expectation) => void> = {
  'krippendorffAlpha.nominal': (c, { value, reason, tol }) => {
    expectAlpha(table(c), nominal, value!, tol)
    const alpha = krippendorffAlpha(table(c), nominal)
    if (reason !== undefined) expect(alpha).toEqual({ value: undefined, reason: reasons[reason] })
  },
  'krippendorffAlpha.perCategory': (c, { map, tol }) => {
    for (const [category, value] of Object.entries(map!))
      expectAlpha(
        mapRatings(table(c), (cell) => String(cell) === category, same),
        nominal,
        value,
        tol,
      )
  },
  percentAgreement: (c, { value, reason, tol }) => {
    expectCoefficient(percentAgreement(table(c)), value, tol)
    if (reason !== undefined) expect(percentAgreement(table(c))).toMatchObject({ reason: reasons[reason] })
  },
  alphaMasi: (c, { value, tol }) => expectAlpha(setTable(c), masi, value!, tol),
  alphaJaccard: (c, { value, tol }) => expectAlpha(setTable(c), jaccard, value!, tol),
  alphaSetNominal: (c, { value, tol }) => expectAlpha(setTable(c), nominal, value!, tol),
  alphaPerCode: (c, { map, tol }) => {
    for (const [label, value] of Object.entries(map!)) {
      const place = c.labels!.map(String).indexOf(label)
      expectAlpha(
        mapRatings(setTable(c), (set) => set.includes(place), same),
        nominal,
        value,
        tol,
      )
    }
  },
  'bootstrap.units': (c, { level, lo, hi, tol }) => {
    for (const seed of [1, 2, 3]) {
      const steps = unitBootstrap(alphaStatistic(table(c), nominal), { seed, replicates: 10_000, level })
      let step = steps.next()
      while (!step.done) step = steps.next()
      expect(Math.abs(step.value!.low - lo)).toBeLessThanOrEqual(tol)
      expect(Math.abs(step.value!.high - hi)).toBeLessThanOrEqual(tol)
    }
  },
}

describe.runIf(cases.length > 0)('the published cases', () => {
  for (const [name, check] of Object.entries(checks)) {
    const concerned = cases.filter(
      ({ expected, kind, level }) =>
        expected[name] && !['gold', 'unitizing'].includes(kind) && (name !== 'bootstrap.units' || level === 'nominal'),
    )
    it.each(concerned.map((c) => [c.id, c] as const))(`${name} agrees in %s`, (_, c) => check(c, c.expected[name]!))
  }

  it('cover every coefficient that is checked', () => {
    for (const name of Object.keys(checks)) expect(cases.some(({ expected }) => expected[name])).toBe(true)
  })
})

if (cases.length === 0) it.skip('the published cases are missing', () => {})
