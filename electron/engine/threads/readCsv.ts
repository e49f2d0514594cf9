import type { CsvOptions } from '../../../shared/contract/files.ts'
import { speakerColumn } from '../../../shared/domain/attribute.ts'
import type { Segmentation } from '../../../shared/domain/segmentation.ts'
import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import { columnFrom, textColumnFrom } from '../../../shared/text/attributeType.ts'
import { normalise, unixLines } from '../../../shared/text/normalise.ts'
import type { Passage } from '../../../shared/text/passage.ts'
import { segment } from '../../../shared/text/segment.ts'
import type { Content, ContentProblem } from './content.ts'
import { isBlank, readTable, type Table } from './readTable.ts'

const defaultTextColumn = 'text'
const rowSeparator = '\n\n'

/**
 * A csv file: the cells of the text column, joined by one blank line, are the text, and each is a segment, or is cut
 * further by the segmentation. The other columns are attributes of the segments. Cells are normalised one by one and
 * after parsing: Unicode's canonical forms turn some characters into a semicolon.
 */
export async function readCsv(
  csv: string,
  options: CsvOptions,
  segmentation: Segmentation,
): Promise<Outcome<Content, ContentProblem>> {
  const table = await readTable(unixLines(csv))
  if (!table.ok) return table
  const { heading, rows } = table.value
  const columns = chosenColumns(heading, options)
  if (!columns.ok) return columns

  const filled = rows.filter(({ cells }) => !isBlank(cells[columns.value.text] ?? ''))
  const { text, passages, sources } = joined(filled, columns.value.text, segmentation)
  return succeed({
    text,
    passages,
    attributes: [],
    columns: columns.value.attributes.map((column) => {
      const name = heading[column]!
      const cells = filled.map(({ cells }) => cells[column]!.normalize('NFC'))
      const { values, ...typed } = name === speakerColumn ? textColumnFrom(name, cells) : columnFrom(name, cells)
      return { ...typed, values: sources.map((source) => values[source]!) }
    }),
    columnNames: heading,
    emptyRows: rows.length - filled.length,
  })
}

/** Positions of the columns asked for; a column that is not there is told with those one could choose from. */
function chosenColumns(heading: readonly string[], { textColumn, attributeColumns }: CsvOptions) {
  const text = textColumn === undefined ? defaultColumn(heading) : heading.indexOf(textColumn.normalize('NFC').trim())
  const others = attributeColumns ?? heading.filter((_, i) => i !== text)
  const missing = text === -1 ? (textColumn ?? defaultTextColumn) : others.find((name) => !heading.includes(name))
  if (missing !== undefined) return fail({ code: 'noTextColumn', detail: missing, columns: heading } as const)
  return succeed({ text, attributes: others.map((name) => heading.indexOf(name)).filter((column) => column !== text) })
}

const defaultColumn = (heading: readonly string[]): number =>
  heading.includes(defaultTextColumn)
    ? heading.indexOf(defaultTextColumn)
    : heading.findIndex((name) => name.toLowerCase() === defaultTextColumn)

/** `sources[i]` is the place among `rows` of the row from which `passages[i]` comes. */
function joined(rows: Table['rows'], column: number, segmentation: Segmentation) {
  const texts: string[] = []
  const passages: Passage[] = []
  const sources: number[] = []
  let at = 0
  for (const [source, { row, cells }] of rows.entries()) {
    const cell = normalise(cells[column]!).trim()
    const found = segmentation.by === 'row' ? [{ start: 0, end: cell.length }] : segment(cell, segmentation)
    for (const passage of found) {
      passages.push({ ...passage, row, start: at + passage.start, end: at + passage.end })
      sources.push(source)
    }
    texts.push(cell)
    at += cell.length + rowSeparator.length
  }
  return { text: texts.join(rowSeparator), passages, sources }
}
