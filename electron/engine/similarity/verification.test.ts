import { expect, test } from 'vitest'
import { CacheKey } from '../../../shared/domain/ids.ts'
import { type Random, seededRandom, uniform } from '../../../shared/reliability/random.ts'
import { upperBound } from './clopperPearson.ts'
import { enoughToServe, isDrawn, tolerated, unverified, verify } from './verification.ts'

test.each([
  [0, 59, 0.05],
  [0, 149, 0.02],
  [0, 299, 0.01],
  [0, 598, 0.005],
  [1, 473, 0.01],
  [3, 773, 0.01],
])('%i of %i bound the rate just below %f, and one trial fewer does not', (events, trials, rate) => {
  expect(upperBound(events, trials)).toBeLessThanOrEqual(rate)
  expect(upperBound(events, trials - 1)).toBeGreaterThan(rate)
})

test('the bound agrees with published tables, is 1 where nothing is known, and holds for long series', () => {
  expect(upperBound(0, 0)).toBe(1)
  expect(upperBound(5, 5)).toBe(1)
  // Beta quantiles: 95 % of Beta(2, 9) and of Beta(4, 17).
  expect(upperBound(1, 10)).toBeCloseTo(0.3942, 3)
  expect(upperBound(3, 20)).toBeCloseTo(0.3437, 3)
  expect(upperBound(900, 100_000)).toBeCloseTo(0.009507, 6)
})

test('nothing is served before 299 verifications, and one that differs among them turns the tier off', () => {
  expect(enoughToServe).toBe(299)
  let verification = unverified
  for (let i = 0; i < 298; i++) verification = verify(verification, false)
  expect(verification.state).toBe('learning')
  expect(verify(verification, false).state).toBe('serving')
  expect(verify(verification, true)).toEqual({ state: 'off', verified: 299, differed: 1 })
})

test('while learning every question is drawn, while serving one of ten, and when off none', () => {
  const keys = Array.from({ length: 5000 }, (_, i) =>
    CacheKey.parse((Math.imul(i, 2654435761) >>> 0).toString(16).padStart(8, '0').padEnd(64, '0')),
  )
  const drawn = (state: 'learning' | 'serving' | 'off') =>
    keys.filter((key) => isDrawn({ state, verified: 300, differed: 0 }, key)).length
  expect([drawn('learning'), drawn('off')]).toEqual([5000, 0])
  expect(drawn('serving')).toBeGreaterThan(400)
  expect(drawn('serving')).toBeLessThan(600)
})

/** One project of 5,000 answers that could be served, of which `rate` would be wrong. */
function simulate(random: Random, rate: number) {
  let verification = unverified
  let [served, wrong] = [0, 0]
  for (let i = 0; i < 5000; i++) {
    const differs = uniform(random) < rate
    const drawn = verification.state === 'learning' || uniform(random) < 0.1
    if (verification.state === 'off') continue
    if (drawn) verification = verify(verification, differs)
    else {
      served++
      if (differs) wrong++
    }
  }
  return { state: verification.state, served, wrong }
}

test.each([0.0101, 0.015, 0.02, 0.03, 0.1])(
  'G13 a liar at %f respects the bound in at least 950 of 1,000 repeats',
  (rate) => {
    const random = seededRandom(Math.round(rate * 1e6))
    const repeats = Array.from({ length: 1000 }, () => simulate(random, rate))
    const respected = repeats.filter(({ served, wrong }) => served === 0 || wrong / served <= tolerated).length
    const silent = repeats.filter(({ served }) => served === 0).length
    console.info(`G13 at ${100 * rate} %: ${respected} of 1,000 within 1 %, ${silent} never served`)
    expect(respected).toBeGreaterThanOrEqual(950)
  },
)

test('G13 a tier that never errs serves in every repeat, and one that errs once in 10,000 in most', () => {
  const serving = (rate: number) => {
    const random = seededRandom(3)
    return Array.from({ length: 200 }, () => simulate(random, rate)).filter(({ served }) => served > 0).length
  }
  expect(serving(0)).toBe(200)
  expect(serving(0.0001)).toBeGreaterThan(180)
})
