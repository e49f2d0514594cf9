import { CacheKey, CoderId } from '../../../shared/domain/ids.ts'
import { OperationName } from '../../../shared/domain/question.ts'
import { flag, helpOption, idFrom, oneOf, only, parsed, present, text, wholeNumber } from './options.ts'
import { wrongUse } from './terminal.ts'

/** Which remembered replies are meant, as it was typed: every condition must hold. */
export interface EntryWish {
  readonly operation?: OperationName
  /** `null`: replies that serve all coders. */
  readonly coderId?: CoderId | null
  readonly model?: string
  /** The version's number within the project. */
  readonly codebook?: number
  /** A run's id or name. */
  readonly run?: string
  readonly olderThanSeconds?: number
  readonly confidenceBelow?: number
}

type PlainAct = 'stats' | 'info' | 'warm' | 'relieve' | 'advise'
export type CacheAct =
  | { readonly act: PlainAct }
  | { readonly act: 'clear'; readonly wish: EntryWish; readonly yes: boolean }
  | { readonly act: 'explain'; readonly of: { readonly key: CacheKey } | { readonly run: string } }
  | { readonly act: 'export' | 'import'; readonly file: string }
  | { readonly act: 'verify'; readonly repair: boolean }

export type CacheCommand = {
  readonly name: 'cache'
  /** Id, name or path; where absent, the only project there is. */
  readonly project?: string
  readonly json: boolean
} & CacheAct

const actNames = [
  'stats',
  'info',
  'clear',
  'explain',
  'export',
  'import',
  'verify',
  'warm',
  'relieve',
  'advise',
] as const
type ActName = (typeof actNames)[number]

const common = { project: text, json: flag, help: helpOption } as const
const wishOptions = {
  operation: text,
  coder: text,
  shared: flag,
  model: text,
  codebook: text,
  run: text,
  'older-than': text,
  'confidence-below': text,
} as const
const clearOptions = { ...common, ...wishOptions, yes: flag, undo: flag } as const
const explainOptions = { ...common, run: text } as const
const verifyOptions = { ...common, repair: flag } as const

const secondsIn: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400, w: 604_800 }

function secondsFrom(age: string): number {
  const [, count, unit = ''] = /^(\d{1,9})([smhdw])$/.exec(age) ?? []
  const seconds = secondsIn[unit]
  if (count !== undefined && seconds !== undefined) return Number(count) * seconds
  throw wrongUse(`--older-than takes a time such as 30m, 24h or 7d, and not “${age}”.`)
}

function shareFrom(confidence: string): number {
  const share = confidence.trim() === '' ? Number.NaN : Number(confidence)
  if (share >= 0 && share <= 1) return share
  throw wrongUse(`--confidence-below takes a number from 0 to 1, and not “${confidence}”.`)
}

type WishValues = ReturnType<typeof parsed<typeof clearOptions>>['values']

function coderFrom({ coder, shared }: WishValues): CoderId | null | undefined {
  if (shared && coder !== undefined)
    throw wrongUse('--shared means the replies that serve all coders, and --coder those of one: give one of them.')
  if (shared) return null
  return coder === undefined ? undefined : idFrom('coder', CoderId, coder, 'a coder’s id')
}

const ifGiven = <Value>(typed: string | undefined, read: (typed: string) => Value): Value | undefined =>
  typed === undefined ? undefined : read(typed)

const wishFrom = (values: WishValues): EntryWish =>
  present({
    operation: ifGiven(values.operation, (name) => oneOf('operation', name, OperationName.options)),
    coderId: coderFrom(values),
    model: values.model,
    codebook: ifGiven(values.codebook, (number) => wholeNumber('codebook', number, 1, 1_000_000)),
    run: values.run,
    olderThanSeconds: ifGiven(values['older-than'], secondsFrom),
    confidenceBelow: ifGiven(values['confidence-below'], shareFrom),
  })

interface CommonValues {
  readonly project?: string | undefined
  readonly json: boolean
}
const head = ({ project, json }: CommonValues) => ({ name: 'cache', json, ...present({ project }) }) as const

function nothingElse(positionals: readonly string[], act: ActName) {
  if (positionals.length > 0) throw wrongUse(`intercoder cache ${act} takes no argument such as “${positionals[0]}”.`)
}

function clear(args: readonly string[]): CacheCommand | undefined {
  const { values, positionals } = parsed(args, clearOptions)
  if (values.help) return undefined
  nothingElse(positionals, 'clear')
  if (values.undo)
    throw wrongUse(
      'What the command line cleared cannot be brought back, because it keeps nothing once it has ended. What was cleared in Intercoder’s window can be brought back there until Intercoder ends.',
    )
  return { ...head(values), act: 'clear', wish: wishFrom(values), yes: values.yes }
}

function explain(args: readonly string[]): CacheCommand | undefined {
  const { values, positionals } = parsed(args, explainOptions)
  if (values.help) return undefined
  if (values.run !== undefined) {
    nothingElse(positionals, 'explain')
    return { ...head(values), act: 'explain', of: { run: values.run } }
  }
  const typed = only(positionals, 'which question to explain: its key, or a run with --run')
  const key = CacheKey.safeParse(typed)
  if (!key.success) throw wrongUse(`A key has 64 hexadecimal digits, and “${typed}” has not. A run is named by --run.`)
  return { ...head(values), act: 'explain', of: { key: key.data } }
}

function withFile(act: 'export' | 'import', args: readonly string[]): CacheCommand | undefined {
  const { values, positionals } = parsed(args, common)
  if (values.help) return undefined
  const what = act === 'export' ? 'which file the bundle is to be written into' : 'which bundle is to be read'
  return { ...head(values), act, file: only(positionals, what) }
}

function verify(args: readonly string[]): CacheCommand | undefined {
  const { values, positionals } = parsed(args, verifyOptions)
  if (values.help) return undefined
  nothingElse(positionals, 'verify')
  return { ...head(values), act: 'verify', repair: values.repair }
}

function plain(act: PlainAct, args: readonly string[]): CacheCommand | undefined {
  const { values, positionals } = parsed(args, common)
  if (values.help) return undefined
  nothingElse(positionals, act)
  return { ...head(values), act }
}

/**
 * What `intercoder cache …` asks for.
 *
 * @param args what follows the word `cache`.
 * @returns `undefined` where help is asked for.
 * @throws CommandFault for wrong use, naming the word that is wrong.
 */
export function cacheCommandFrom(args: readonly string[]): CacheCommand | undefined {
  const [name, ...rest] = args
  if (name === undefined || ['-h', '--help', 'help'].includes(name)) return undefined
  const act = actNames.find((known) => known === name)
  switch (act) {
    case undefined:
      throw wrongUse(`There is no command “cache ${name}”. There is: ${actNames.join(', ')}.`)
    case 'clear':
      return clear(rest)
    case 'explain':
      return explain(rest)
    case 'verify':
      return verify(rest)
    case 'export':
    case 'import':
      return withFile(act, rest)
    default:
      return plain(act, rest)
  }
}
