import { describe, expect, it } from 'vitest'
import { alphaStatistic } from './alphaStatistic.ts'
import { binomial } from './binomial.ts'
import { nominal } from './distance.ts'
import { seededRandom, uniform } from './random.ts'
import { ratingsFromRows } from './ratings.ts'
import { resampleUnits } from './resampleUnits.ts'
import { type BootstrapOptions, type Interval, unitBootstrap } from './unitBootstrap.ts'
import type { UnitStatistic } from './unitStatistic.ts'

const same = (value: unknown) => value
const options: BootstrapOptions = { seed: 7, replicates: 10_000, level: 0.95 }

function run(statistic: UnitStatistic, changes: Partial<BootstrapOptions> = {}): Interval | undefined {
  const steps = unitBootstrap(statistic, { ...options, ...changes })
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Two coders who agree on 80 of `units` / 100, over two codes. */
const table = (units: number) =>
  ratingsFromRows(
    [
      ['a', 'a'],
      ['b', 'b'],
      ['a', 'b'],
      ['b', 'a'],
    ],
    2,
    same,
    [0.5 * units, 0.3 * units, 0.1 * units, 0.1 * units],
  )

describe('the unit bootstrap', () => {
  it('gives the same limits to the last bit for the same seed, and others for another', () => {
    const statistic = alphaStatistic(table(50), nominal)
    expect(run(statistic)).toEqual(run(statistic))
    expect(run(statistic, { seed: 8 })?.low).not.toBe(run(statistic)?.low)
  })

  it('gives the same limits whichever way the units are drawn', () => {
    const few = table(100)
    const kinds = alphaStatistic(few, nominal)
    // The same units, but told apart: too many kinds to draw kind by kind.
    const apart: UnitStatistic = {
      multiplicity: new Uint32Array(100).fill(1),
      at: (counts) => {
        const ends = [50, 80, 100]
        const sum = (from: number, to: number) => counts.subarray(from, to).reduce((a, b) => a + b, 0)
        return kinds.at(Uint32Array.from(ends, (end, i) => sum(i === 0 ? 0 : ends[i - 1]!, end)))
      },
    }
    const [byKind, byUnit] = [run(kinds)!, run(apart)!]
    expect(byKind.low).not.toBe(byUnit.low)
    expect(Math.abs(byKind.low - byUnit.low)).toBeLessThan(0.02)
    expect(Math.abs(byKind.high - byUnit.high)).toBeLessThan(0.02)
  })

  it('narrows with the number of units', () => {
    const width = (units: number) => {
      const { low, high } = run(alphaStatistic(table(units), nominal))!
      return high - low
    }
    expect(width(1000) / width(100)).toBeCloseTo(Math.sqrt(1 / 10), 1)
  })

  it('counts the replicates in which the coefficient has no value', () => {
    const rows = [
      ['a', 'a'],
      ['a', 'a'],
      ['b', 'b'],
    ]
    const interval = run(alphaStatistic(ratingsFromRows(rows, 2, same), nominal))!
    // All three draws fall on "a": (2/3)³; all on "b": (1/3)³.
    expect(interval.undefinedReplicates / 10_000).toBeCloseTo(1 / 3, 1)
    expect(interval).toMatchObject({ low: 1, high: 1, replicates: 10_000, seed: 7, level: 0.95 })
  })

  it('draws from all units with a value, those that one coder judged among them', () => {
    const rows = [
      ['a', 'a'],
      ['b', undefined],
      [undefined, 'a'],
      [undefined, undefined],
    ]
    const { multiplicity } = alphaStatistic(ratingsFromRows(rows, 2, same), nominal)
    expect([...multiplicity]).toEqual([1, 2])
  })

  it('has no limits where no replicate has a value', () => {
    expect(run(alphaStatistic(ratingsFromRows([['a', 'a']], 2, same), nominal))).toBeUndefined()
  })

  it('tells how many replicates each step did, and can be left at any of them', () => {
    const steps = unitBootstrap(alphaStatistic(table(50), nominal), { ...options, replicates: 1100 })
    expect([...steps]).toEqual([250, 250, 250, 250, 100])
    const left = unitBootstrap(alphaStatistic(table(50), nominal), options)
    left.next()
    expect(left.return(undefined).done).toBe(true)
  })
})

describe('a resample', () => {
  it.each([
    ['unit by unit', [3, 2, 1, 4]],
    ['kind by kind', [3000, 2000, 1000, 0, 4000]],
  ])('holds as many units as the data, each kind as often as expected (%s)', (_, multiplicity) => {
    const draw = resampleUnits(Uint32Array.from(multiplicity), 3)
    const units = multiplicity.reduce((a, b) => a + b, 0)
    const sums = multiplicity.map(() => 0)
    const squares = multiplicity.map(() => 0)
    const draws = 20_000
    for (let i = 0; i < draws; i++) {
      const counts = draw()
      expect(counts.reduce((a, b) => a + b, 0)).toBe(units)
      for (const [kind, count] of counts.entries()) {
        sums[kind]! += count
        squares[kind]! += (count - multiplicity[kind]!) ** 2
      }
    }
    for (const [kind, m] of multiplicity.entries()) {
      const variance = m * (1 - m / units)
      expect(Math.abs(sums[kind]! / draws - m)).toBeLessThanOrEqual(5 * Math.sqrt(variance / draws))
      expect(squares[kind]! / draws / (variance || 1)).toBeCloseTo(variance ? 1 : 0, 1)
    }
  })
})

describe('a binomial number', () => {
  /** The probability of each number of successes, by the recurrence from the most likely one outwards in logarithms. */
  function probabilities(trials: number, chance: number): number[] {
    const logs = [trials * Math.log1p(-chance)]
    for (let k = 1; k <= trials; k++)
      logs.push(logs[k - 1]! + Math.log(((trials - k + 1) / k) * (chance / (1 - chance))))
    return logs.map(Math.exp)
  }

  it.each([
    [5, 0.5],
    [20, 0.03],
    [30, 0.4],
    [100, 0.9],
    [400, 0.2],
    [3000, 0.005],
  ])('of %i trials with chance %f follows the distribution', (trials, chance) => {
    const draws = 100_000
    const random = seededRandom(11)
    const observed = new Array<number>(trials + 1).fill(0)
    for (let i = 0; i < draws; i++) observed[binomial(random, trials, chance)]!++
    let cumulated = 0
    let expected = 0
    let distance = 0
    for (const [k, p] of probabilities(trials, chance).entries()) {
      cumulated += observed[k]! / draws
      expected += p
      distance = Math.max(distance, Math.abs(cumulated - expected))
    }
    // Kolmogorov–Smirnov: beyond 1.95 / √n once in a thousand times, less often still where the distribution is discrete.
    expect(distance).toBeLessThan(1.95 / Math.sqrt(draws))
  })

  it('is certain at the ends', () => {
    const random = seededRandom(1)
    expect([binomial(random, 9, 0), binomial(random, 9, 1), binomial(random, 0, 0.5)]).toEqual([0, 9, 0])
  })
})

describe('the random numbers', () => {
  it('are those of sfc32 and the same for ever', () => {
    const random = seededRandom(42)
    expect([random(), random(), random()]).toMatchInlineSnapshot(`
      [
        3648644458,
        4206697674,
        2509843200,
      ]
    `)
  })

  it('differ between seeds, also beyond 32 bits, and lie between 0 and 1', () => {
    expect(seededRandom(1)()).not.toBe(seededRandom(2 ** 32 + 1)())
    const random = seededRandom(5)
    const drawn = Array.from({ length: 10_000 }, () => uniform(random))
    expect(Math.min(...drawn)).toBeGreaterThan(0)
    expect(Math.max(...drawn)).toBeLessThan(1)
    expect(drawn.reduce((a, b) => a + b, 0) / drawn.length).toBeCloseTo(0.5, 1)
  })
})
