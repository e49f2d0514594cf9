import { z } from 'zod'
import type { Attribute, AttributeColumn } from '../domain/attribute.ts'

const truths = new Map([
  ['true', true],
  ['yes', true],
  ['ja', true],
  ['false', false],
  ['no', false],
  ['nein', false],
])
const truth = (cell: string) => truths.get(cell.toLowerCase())

/** Without leading zeros, which mark a code (`007`, a postcode), and within what a number holds exactly. */
const isNumber = (cell: string) =>
  /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(cell) && Math.abs(Number(cell)) <= Number.MAX_SAFE_INTEGER
const date = z.iso.date()
const isDate = (cell: string) => date.safeParse(cell).success
const isTruth = (cell: string) => truth(cell) !== undefined

/**
 * A column of cells with the type that all its filled cells have, and text where they have none in common; empty cells
 * are `null`. `1,5` stays text, for it might as well be a list of two.
 */
export function columnFrom(name: string, cells: readonly string[]): AttributeColumn {
  const trimmed = cells.map((cell) => cell.trim())
  const filled = trimmed.filter((cell) => cell !== '')
  const read = <Value>(value: (cell: string) => Value) => trimmed.map((cell) => (cell === '' ? null : value(cell)))
  if (filled.length === 0) return textColumnFrom(name, cells)
  if (filled.every(isNumber)) return { name, type: 'number', values: read(Number) }
  if (filled.every(isDate)) return { name, type: 'date', values: read((cell) => cell) }
  if (filled.every(isTruth)) return { name, type: 'boolean', values: read((cell) => truth(cell) === true) }
  return textColumnFrom(name, cells)
}

/** The same for a column that is text whatever its cells look like, as speakers are who are called 1 and 2. */
export const textColumnFrom = (name: string, cells: readonly string[]): AttributeColumn => ({
  name,
  type: 'text',
  values: cells.map((cell) => cell.trim() || null),
})

/** One value with the type it looks like, by the same rules. */
export function attributeFrom(name: string, value: string): Attribute {
  const cell = value.trim()
  if (isNumber(cell)) return { name, type: 'number', value: Number(cell) }
  if (isDate(cell)) return { name, type: 'date', value: cell }
  if (isTruth(cell)) return { name, type: 'boolean', value: truth(cell) === true }
  return { name, type: 'text', value: cell }
}
