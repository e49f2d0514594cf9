import { type Random, uniform } from './random.ts'

/** How many of `trials` succeed, where each does with probability `chance`. Exact, and no slower for more trials. */
export function binomial(random: Random, trials: number, chance: number): number {
  if (trials === 0 || chance <= 0) return 0
  if (chance >= 1) return trials
  if (chance > 0.5) return trials - binomial(random, trials, 1 - chance)
  return trials * chance < 10 ? byInversion(random, trials, chance) : byRejection(random, trials, chance)
}

/** Walks up the distribution until the drawn share is used up: quick where few successes are expected. */
function byInversion(random: Random, trials: number, chance: number): number {
  const odds = chance / (1 - chance)
  let left = uniform(random)
  let probability = (1 - chance) ** trials
  let successes = 0
  while (left > probability && successes < trials) {
    left -= probability
    successes++
    probability *= odds * ((trials + 1) / successes - 1)
  }
  return successes
}

/**
 * Transformed rejection with squeeze, for `chance` ≤ 0.5 and at least ten expected successes.
 *
 * @see Hörmann, W. (1993). The generation of binomial random variates. Journal of Statistical Computation and
 *   Simulation, 46, 101–110, algorithm BTRS.
 */
function byRejection(random: Random, trials: number, chance: number): number {
  const deviation = Math.sqrt(trials * chance * (1 - chance))
  const b = 1.15 + 2.53 * deviation
  const a = -0.0873 + 0.0248 * b + 0.01 * chance
  const accept = logAcceptance(trials, chance)
  for (;;) {
    const u = uniform(random) - 0.5
    const v = uniform(random)
    const edge = 0.5 - Math.abs(u)
    const successes = Math.floor(((2 * a) / edge + b) * u + trials * chance + 0.5)
    if (edge >= 0.07 && v <= 0.92 - 4.2 / b) return successes
    if (successes < 0 || successes > trials) continue
    const height = (v * (2.83 + 5.1 / b) * deviation) / (a / (edge * edge) + b)
    if (Math.log(height) <= accept(successes)) return successes
  }
}

/** Logarithm of the probability of k successes, relative to the most likely number of them. */
function logAcceptance(trials: number, chance: number) {
  const odds = chance / (1 - chance)
  const mode = Math.floor((trials + 1) * chance)
  const atMode =
    (mode + 0.5) * Math.log((mode + 1) / (odds * (trials - mode + 1))) +
    stirlingRest(mode) +
    stirlingRest(trials - mode)
  return (k: number) =>
    atMode +
    (trials + 1) * Math.log((trials - mode + 1) / (trials - k + 1)) +
    (k + 0.5) * Math.log((odds * (trials - k + 1)) / (k + 1)) -
    stirlingRest(k) -
    stirlingRest(trials - k)
}

const firstRests = [
  0.08106146679532726, 0.04134069595540929, 0.02767792568499834, 0.02079067210376509, 0.01664469118982119,
  0.01387612882307075, 0.01189670994589177, 0.01041126526197209, 0.009255462182712733, 0.008330563433362871,
]

/** What Stirling's formula for log k! leaves out, in the form around k + 1 that Hörmann uses. */
function stirlingRest(k: number): number {
  const first = firstRests[k]
  if (first !== undefined) return first
  const square = (k + 1) * (k + 1)
  return (1 / 12 - (1 / 360 - 1 / 1260 / square) / square) / (k + 1)
}
