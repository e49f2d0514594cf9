import { fail, type Outcome, succeed } from '../../../shared/std/outcome.ts'
import type { ContentProblem } from './content.ts'
import { sniffDelimiter } from './sniffDelimiter.ts'

/** A csv file as a spreadsheet shows it. */
export interface Table {
  readonly heading: readonly string[]
  /** Rows below the heading; `row` counts as a spreadsheet does, where the heading is row 1. */
  readonly rows: readonly { readonly row: number; readonly cells: readonly string[] }[]
}

/** A name of a column is no longer; a cell that is would be text of the study. */
const longestName = 200

/** Parses csv text with LF line ends; every row has as many cells as the heading, but rows without anything may have one. */
export async function readTable(csv: string): Promise<Outcome<Table, ContentProblem>> {
  const records = await parseRecords(csv)
  if (!records.ok) return records
  // Rows are counted and not lines, since a cell may hold line breaks.
  const rows = records.value.map((cells, i) => ({ row: i + 1, cells }))
  while (rows.at(-1)?.cells.every(isBlank)) rows.pop()
  const top = rows.findIndex(({ cells }) => !cells.every(isBlank))
  if (top === -1) return fail({ code: 'empty' })
  const heading = columnNames(rows[top]!.cells)
  const problem = headingProblem(heading, rows[top]!.row) ?? raggedRow(rows.slice(top + 1), heading.length)
  return problem ? fail(problem) : succeed({ heading, rows: rows.slice(top + 1) })
}

async function parseRecords(csv: string): Promise<Outcome<string[][], ContentProblem>> {
  const { CsvError, parse } = await import('csv-parse/sync')
  try {
    const options = { delimiter: sniffDelimiter(csv), record_delimiter: '\n', relax_column_count: true }
    return succeed(parse(csv, options))
  } catch (error) {
    if (!(error instanceof CsvError) || !/QUOTE/.test(error.code)) throw error
    return fail({ code: 'brokenQuotes', row: Number(error.records) + 1 })
  }
}

export const isBlank = (cell: string): boolean => cell.trim() === ''

/** Programs that write row numbers leave their column without a name. */
const columnNames = (cells: readonly string[]): readonly string[] =>
  cells.map((cell, i) => cell.normalize('NFC').trim() || `column ${i + 1}`)

function headingProblem(names: readonly string[], row: number): ContentProblem | undefined {
  if (names.some((name) => name.length > longestName) || names.every((name) => /^[\d\s.,:/+-]+$/.test(name))) {
    return { code: 'noHeading', row }
  }
  const double = names.find((name, i) => names.indexOf(name) < i)
  return double === undefined ? undefined : { code: 'duplicateColumn', row, detail: double }
}

/** `detail` holds the cells of the row and of the heading, as `5/8`. */
function raggedRow(rows: Table['rows'], width: number): ContentProblem | undefined {
  const ragged = rows.find(({ cells }) => cells.length !== width && !(cells.length === 1 && isBlank(cells[0]!)))
  return ragged && { code: 'raggedRow', row: ragged.row, detail: `${ragged.cells.length}/${width}` }
}
