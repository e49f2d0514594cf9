const delimiters = [',', ';', '\t'] as const
type Delimiter = (typeof delimiters)[number]

/** So much of the file is looked at, in UTF-16 code units. */
const sampleLength = 65_536

/**
 * What separates the cells: of comma, semicolon and tab the one of which most rows have as many as the heading; among
 * equals the one the heading has most of. Cells in quotes do not count. A comma where there is none of them.
 */
export function sniffDelimiter(csv: string): Delimiter {
  const [heading, ...rows] = countsByRow(csv.slice(0, sampleLength))
  const scored = delimiters.map((delimiter) => {
    const inHeading = heading?.get(delimiter) ?? 0
    const alike = rows.filter((row) => (row.get(delimiter) ?? 0) === inHeading).length
    return { delimiter, inHeading, alike }
  })
  const candidates = scored.filter(({ inHeading }) => inHeading > 0)
  return candidates.sort((a, b) => b.alike - a.alike || b.inHeading - a.inHeading)[0]?.delimiter ?? ','
}

type Counts = Map<string, number>

/** A quoted cell, or a character that separates cells or rows. A quote elsewhere than at a cell's head quotes nothing. */
const token = /(?<=^|[,;\t\n])"[^"]*(?:""[^"]*)*"|[,;\t\n]/g

function countsByRow(csv: string): readonly Counts[] {
  const counted: Counts[] = [new Map()]
  for (const [found] of csv.matchAll(token)) {
    const counts = counted.at(-1)!
    if (found === '\n') counted.push(new Map())
    else if (!found.startsWith('"')) counts.set(found, (counts.get(found) ?? 0) + 1)
  }
  return counted.filter((counts) => counts.size > 0)
}
