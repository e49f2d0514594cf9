import { canonicalJson } from '../../shared/std/canonicalJson.ts'

/** How often something was worked out, since the process began. */
export interface ContextFigures {
  readonly entries: number
  readonly hits: number
  readonly misses: number
  /** Contents that made room for others. */
  readonly evicted: number
  /** Contents too large to be kept, which are worked out whenever they are needed. */
  readonly tooLarge: number
}

export interface ContextCache<Content, Extract> {
  readonly of: (content: Content) => Extract
  readonly figures: () => ContextFigures
}

interface Limits {
  /** Contents kept; the one used longest ago leaves first. */
  readonly entries: number
  /** Characters of a content as JSON. */
  readonly characters: number
}

/** What is the same for many questions, worked out once for each content: equal contents are one, whatever objects they are. */
export function createContextCache<Content, Extract>(
  extract: (content: Content) => Extract,
  limits: Limits,
): ContextCache<Content, Extract> {
  // A Map keeps the order of insertion, so its first entry is always the one used longest ago.
  const known = new Map<string, Extract>()
  let [hits, misses, evicted, tooLarge] = [0, 0, 0, 0]

  function keep(name: string, extracted: Extract) {
    known.set(name, extracted)
    if (known.size <= limits.entries) return
    const [oldest = ''] = known.keys()
    known.delete(oldest)
    evicted++
  }
  return {
    of: (content) => {
      const name = canonicalJson(content)
      if (name.length > limits.characters) {
        tooLarge++
        return extract(content)
      }
      const before = known.get(name)
      if (before === undefined) misses++
      else hits++
      const extracted = before ?? extract(content)
      known.delete(name)
      keep(name, extracted)
      return extracted
    },
    figures: () => ({ entries: known.size, hits, misses, evicted, tooLarge }),
  }
}
