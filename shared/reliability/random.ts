/** A source of 32-bit unsigned integers, the same for the same seed on every machine. */
export type Random = () => number

/**
 * The generator sfc32 ("small fast counting"): 128 bits of state with a counter, so no cycle is shorter than 2^32.
 * Any safe integer is a seed; the first twelve numbers are thrown away, as its author does, to mix the seed in.
 *
 * @see Doty-Humphrey, C. (2010). PractRand, `sfc32`. https://pracrand.sourceforge.net
 */
export function seededRandom(seed: number): Random {
  // A typed array keeps the four words unboxed, which makes the generator several times as fast.
  const state = Int32Array.of(seed | 0, Math.floor(seed / 2 ** 32) | 0, 0, 1)
  const next = () => {
    const b = state[1]!
    const c = state[2]!
    const drawn = (state[0]! + b + state[3]!++) | 0
    state[0] = b ^ (b >>> 9)
    state[1] = (c + (c << 3)) | 0
    state[2] = ((c << 21) | (c >>> 11)) + drawn
    return drawn >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

/** A number strictly between 0 and 1. */
export const uniform = (random: Random): number => (random() + 0.5) / 2 ** 32
