import { parseArgs } from 'node:util'
import { wrongUse } from './terminal.ts'

export const text = { type: 'string' } as const
export const flag = { type: 'boolean', default: false } as const
export const helpOption = { ...flag, short: 'h' } as const

/** What `parseArgs` throws is about the command line, and says which word it is. */
export function parsed<const Options extends Record<string, { readonly type: 'string' | 'boolean' }>>(
  args: readonly string[],
  options: Options,
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw wrongUse(`${error.message.split('. ')[0]}. See intercoder --help.`)
  }
}

export function only(positionals: readonly string[], what: string): string {
  const [one, ...others] = positionals
  if (one === undefined || one === '') throw wrongUse(`Say ${what}. See intercoder --help.`)
  if (others.length > 0) throw wrongUse(`There is one argument too many: “${others[0]}”. Quote names that hold spaces.`)
  return one
}

export function wholeNumber(option: string, value: string, low: number, high: number): number {
  const number = /^\d+$/.test(value) ? Number(value) : Number.NaN
  if (number >= low && number <= high) return number
  throw wrongUse(`--${option} takes a whole number from ${low} to ${high}, and not “${value}”.`)
}

export function oneOf<Value extends string>(option: string, value: string, values: readonly Value[]): Value {
  const found = values.find((known) => known === value)
  if (found !== undefined) return found
  throw wrongUse(`--${option} takes ${values.join(' or ')}, and not “${value}”.`)
}

export const idFrom = <Id>(
  option: string,
  schema: { readonly safeParse: (text: string) => { readonly data?: Id } },
  value: string,
  form: string,
): Id => {
  const { data } = schema.safeParse(value)
  if (data === undefined) throw wrongUse(`--${option} takes ${form}, and not “${value}”.`)
  return data
}

/** The entries that are there: an absent option is no option that is `undefined`. */
export const present = <Fields extends object>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof Fields]?: Exclude<Fields[Key], undefined>
  }
