const token = /"[^"\\]*(?:\\.[^"\\]*)*"(?<key>\s*:)?|[{}]/gs

/**
 * The first key that one object of a JSON text holds twice. `JSON.parse` keeps the last of them in silence, and where
 * keys are names of codes, a code would be lost.
 *
 * @param json text that `JSON.parse` accepts.
 */
export function repeatedKey(json: string): string | undefined {
  const open: Set<string>[] = []
  for (const match of json.matchAll(token)) {
    const text = match[0]
    if (text === '{') open.push(new Set())
    else if (text === '}') open.pop()
    else if (match.groups?.key !== undefined) {
      const key: string = JSON.parse(text.slice(0, text.lastIndexOf('"') + 1))
      const keys = open.at(-1)
      if (keys?.has(key)) return key
      keys?.add(key)
    }
  }
  return undefined
}
