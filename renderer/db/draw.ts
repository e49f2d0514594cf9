/**
 * Draws `size` of the numbers 0 … n − 1 without replacement, each set equally likely, ascending; all of them where `size` ≥ n.
 * The same seed draws the same, on every machine.
 *
 * @see Floyd's algorithm in Bentley, J. & Floyd, B. (1987). Programming pearls: a sample of brilliance. CACM 30(9), 754-757.
 */
export function draw(n: number, size: number, seed: number): number[] {
  const random = uniform(seed)
  const drawn = new Set<number>()
  for (let upTo = Math.max(0, n - size); upTo < n; upTo++) {
    const one = Math.floor(random() * (upTo + 1))
    drawn.add(drawn.has(one) ? upTo : one)
  }
  return [...drawn].sort((a, b) => a - b)
}

/**
 * Uniform on [0, 1) in steps of 2⁻³², from a Weyl sequence mixed by MurmurHash3's finaliser.
 *
 * @see Steele, G. L., Lea, D. & Flood, C. H. (2014). Fast splittable pseudorandom number generators (SplitMix), section 3.
 */
function uniform(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x9e3779b9) >>> 0
    let z = state
    z = Math.imul(z ^ (z >>> 16), 0x85ebca6b)
    z = Math.imul(z ^ (z >>> 13), 0xc2b2ae35)
    return ((z ^ (z >>> 16)) >>> 0) / 2 ** 32
  }
}
