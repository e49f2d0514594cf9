import { binomial } from './binomial.ts'
import { type Random, seededRandom } from './random.ts'

/** A binomial costs about as much as drawing this many single units. */
const drawsPerBinomial = 20

/**
 * Draws as many units as there are, with replacement, again and again. Each call fills and returns the same array: how
 * often each kind of unit was drawn. Both ways give the same distribution; the second does not grow with the units.
 */
export function resampleUnits(multiplicity: Uint32Array, seed: number): () => Uint32Array {
  const units = multiplicity.reduce((sum, m) => sum + m, 0)
  const random = seededRandom(seed)
  return units > drawsPerBinomial * multiplicity.length
    ? kindByKind(multiplicity, units, random)
    : unitByUnit(multiplicity, units, random)
}

function unitByUnit(multiplicity: Uint32Array, units: number, random: Random) {
  const kindOf = new Uint32Array(units)
  for (let kind = 0, unit = 0; kind < multiplicity.length; kind++)
    for (let i = 0; i < multiplicity[kind]!; i++) kindOf[unit++] = kind
  const counts = new Uint32Array(multiplicity.length)
  const scale = units / 2 ** 32
  return () => {
    counts.fill(0)
    // Drawing by multiplication prefers some units by less than units / 2^32: far below what any replicate could show.
    for (let i = 0; i < units; i++) counts[kindOf[Math.floor(random() * scale)]!]!++
    return counts
  }
}

/** The multinomial as a chain of binomials, each over the units that the kinds before it left. */
function kindByKind(multiplicity: Uint32Array, units: number, random: Random) {
  const counts = new Uint32Array(multiplicity.length)
  return () => {
    let toDraw = units
    let candidates = units
    for (let kind = 0; kind < multiplicity.length; kind++) {
      const drawn = binomial(random, toDraw, multiplicity[kind]! / candidates)
      counts[kind] = drawn
      toDraw -= drawn
      candidates -= multiplicity[kind]!
    }
    return counts
  }
}
