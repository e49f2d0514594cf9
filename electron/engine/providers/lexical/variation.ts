/** FNV-1a over UTF-16 code units, then a finaliser: neighbouring inputs give unrelated numbers. 32 bits. */
export function hash32(text: string, start = 0x811c9dc5): number {
  let hash = start
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

const uniform = (text: string, start: number): number => hash32(text, start) / 2 ** 32

/** At temperature 1 a score usually lies within a factor of e^±0.2 of itself; the root lets low temperatures show as well. */
const spread = (temperature: number): number => 0.2 * Math.sqrt(temperature)

/**
 * By what a coder multiplies its score of a code for a text. 1 at temperature 0; otherwise log-normal in shape, bounded,
 * and the same whenever the same coder meets the same text. A score of 0 stays 0: no coder invents a code from nothing.
 *
 * @param textHash `hash32` of the text, which may be long and is needed for every code.
 */
export function variation(temperature: number, seed: number, textHash: number, code: string): number {
  if (temperature === 0) return 1
  const start = hash32(String(seed), textHash)
  // The sum of three uniform numbers is close to normal; doubled, its standard deviation is 1.
  const deviation = 2 * (uniform(`1${code}`, start) + uniform(`2${code}`, start) + uniform(`3${code}`, start) - 1.5)
  return Math.exp(spread(temperature) * deviation)
}
