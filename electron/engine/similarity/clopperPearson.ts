/**
 * The one-sided 95 % upper bound of Clopper and Pearson on a rate, of which `events` were seen in `trials`: the rate at which so
 * few, or fewer, would be seen in one case of twenty. 1 where nothing was tried, or where it always happened.
 *
 * @see Clopper, C. J., & Pearson, E. S. (1934). The use of confidence or fiducial limits illustrated in the case of the
 *   binomial. Biometrika, 26, 404–413.
 */
export function upperBound(events: number, trials: number): number {
  if (events >= trials) return 1
  let [low, high] = [events / trials, 1]
  while (high - low > 1e-9) {
    const rate = (low + high) / 2
    if (probabilityOfAtMost(events, trials, rate) > 0.05) low = rate
    else high = rate
  }
  return high
}

/** P(X ≤ events) of a binomial variable. Summed from the logarithm of its first term, which alone may be too small a number. */
function probabilityOfAtMost(events: number, trials: number, rate: number): number {
  let logTerm = trials * Math.log1p(-rate)
  let sum = Math.exp(logTerm)
  for (let k = 1; k <= events; k++) {
    logTerm += Math.log((trials - k + 1) / k) + Math.log(rate) - Math.log1p(-rate)
    sum += Math.exp(logTerm)
  }
  return sum
}
