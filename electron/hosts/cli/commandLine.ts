import { extname } from 'node:path'
import { ProjectId, ProviderId } from '../../../shared/domain/ids.ts'
import { lexicalId, lexicalModel } from '../../../shared/domain/lexical.ts'
import { OperationName } from '../../../shared/domain/question.ts'
import { AnalysisMode, CacheMode, StrategyName } from '../../../shared/domain/run.ts'
import { Segmentation } from '../../../shared/domain/segmentation.ts'
import { type CacheCommand, cacheCommandFrom } from './cacheLine.ts'
import { flag, helpOption, idFrom, oneOf, only, parsed, present, text, wholeNumber } from './options.ts'
import { wrongUse } from './terminal.ts'

export interface RunCommand {
  readonly name: 'run'
  readonly input: string
  readonly codebook?: string
  /** One temperature a coder. */
  readonly temperatures: readonly number[]
  readonly provider: ProviderId
  readonly model: string
  readonly mode: AnalysisMode
  readonly strategy: StrategyName
  readonly segmentation?: Segmentation
  readonly textColumn?: string
  /** A BCP 47 tag. */
  readonly language: string
  readonly project?: ProjectId
  readonly out?: string
  readonly resume: boolean
  /** Opens an occasion of its own, under which nothing is known yet. */
  readonly fresh: boolean
  readonly dedupe: boolean
  readonly cache: CacheMode
  /** Operations whose answer may be served to a passage that reads alike. */
  readonly canonical: readonly OperationName[]
  readonly yes: boolean
  readonly json: boolean
  readonly quiet: boolean
}
export type Command =
  | RunCommand
  | CacheCommand
  | { readonly name: 'web'; readonly port?: number }
  | { readonly name: 'open'; readonly file: string }
  | { readonly name: 'help' }
  | { readonly name: 'version' }

const runOptions = {
  codebook: text,
  coders: text,
  temperatures: text,
  provider: { ...text, default: lexicalId },
  model: text,
  mode: { ...text, default: 'deductive' },
  strategy: { ...text, default: 'sharedRelevance' },
  segments: text,
  size: text,
  overlap: text,
  'text-column': text,
  language: text,
  project: text,
  out: text,
  resume: flag,
  fresh: flag,
  'no-dedupe': flag,
  cache: { ...text, default: 'use' },
  canonical: text,
  yes: flag,
  json: flag,
  quiet: flag,
  help: helpOption,
} as const
const webOptions = { port: text, help: helpOption } as const
const openOptions = { help: helpOption } as const

const mostCoders = 100

/** 0, 0.2, 0.4, … up to 2, where the temperatures are not given. */
function temperaturesFrom(coders: string | undefined, list: string | undefined): readonly number[] {
  const count = coders === undefined ? undefined : wholeNumber('coders', coders, 1, mostCoders)
  if (list === undefined) return Array.from({ length: count ?? 3 }, (_, i) => Math.min(2, (2 * i) / 10))
  const temperatures = list.split(',').map((each) => (each.trim() === '' ? Number.NaN : Number(each)))
  if (temperatures.length > mostCoders || temperatures.some((t) => !(t >= 0 && t <= 2)))
    throw wrongUse(`--temperatures takes numbers from 0 to 2, parted by commas, and not “${list}”.`)
  if (count !== undefined && count !== temperatures.length)
    throw wrongUse(
      `--temperatures names ${temperatures.length} coders, but --coders ${count}. Give one temperature a coder.`,
    )
  return temperatures
}

interface CutOptions {
  readonly segments?: string
  readonly size?: string
  readonly overlap?: string
}

function segmentationFrom({ segments, size, overlap }: CutOptions, language: string): Segmentation | undefined {
  if (segments !== 'size' && (size !== undefined || overlap !== undefined))
    throw wrongUse('--size and --overlap belong to --segments size.')
  if (segments === undefined) return undefined
  const by = oneOf('segments', segments, ['paragraph', 'sentence', 'turn', 'row', 'size'])
  if (by === 'sentence') return { by, language }
  if (by !== 'size') return { by }
  const cut = Segmentation.safeParse({
    by,
    size: wholeNumber('size', size ?? '1000', 20, 100_000),
    overlap: wholeNumber('overlap', overlap ?? '0', 0, 100_000),
  })
  if (!cut.success) throw wrongUse('--overlap must be smaller than --size.')
  return cut.data
}

function languageFrom(option: string | undefined, env: Readonly<Record<string, string | undefined>>): string {
  const tag = option ?? (env.LC_ALL || env.LC_MESSAGES || env.LANG || 'en').split(/[.@]/)[0]!.replace('_', '-')
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? 'en'
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // `C` and `POSIX` are locales of no language.
    if (option === undefined) return 'en'
    throw wrongUse(`--language takes a language tag such as en or de, and not “${option}”.`)
  }
}

function outFrom(out: string | undefined): string | undefined {
  if (out === undefined || ['.csv', '.intercoder'].includes(extname(out).toLowerCase())) return out
  throw wrongUse(`--out takes a file that ends with .csv or .intercoder, and not “${out}”.`)
}

function runCommand(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Command {
  const { values, positionals } = parsed(args, runOptions)
  if (values.help) return { name: 'help' }
  const provider = idFrom('provider', ProviderId, values.provider, 'the name of a provider from the settings')
  const model = values.model ?? (provider === lexicalId ? lexicalModel : undefined)
  if (!model) throw wrongUse(`Say with --model which model of ${provider} is to code.`)
  const language = languageFrom(values.language, env)
  return {
    name: 'run',
    input: only(positionals, 'what is to be coded: a project, a folder, a file, or sample'),
    temperatures: temperaturesFrom(values.coders, values.temperatures),
    provider,
    model,
    mode: oneOf('mode', values.mode, AnalysisMode.options),
    strategy: oneOf('strategy', values.strategy, StrategyName.options),
    language,
    resume: values.resume,
    fresh: values.fresh,
    dedupe: !values['no-dedupe'],
    cache: oneOf('cache', values.cache, CacheMode.options),
    canonical: (values.canonical?.split(',') ?? []).map((name) => oneOf('canonical', name, OperationName.options)),
    yes: values.yes,
    json: values.json,
    quiet: values.quiet,
    ...present({
      codebook: values.codebook,
      segmentation: segmentationFrom(present(values), language),
      textColumn: values['text-column'],
      project:
        values.project === undefined
          ? undefined
          : idFrom('project', ProjectId, values.project, '6 to 64 lower-case letters, digits and hyphens'),
      out: outFrom(values.out),
    }),
  }
}

function webCommand(args: readonly string[]): Command {
  const { values, positionals } = parsed(args, webOptions)
  if (values.help) return { name: 'help' }
  if (positionals.length > 0) throw wrongUse(`intercoder web takes no argument such as “${positionals[0]}”.`)
  return { name: 'web', ...(values.port === undefined ? {} : { port: wholeNumber('port', values.port, 1, 65_535) }) }
}

function openCommand(args: readonly string[]): Command {
  const { values, positionals } = parsed(args, openOptions)
  return values.help ? { name: 'help' } : { name: 'open', file: only(positionals, 'which project file to open') }
}

/**
 * What the command line asks for.
 *
 * @param args without the program's own name.
 * @throws CommandFault for wrong use, naming the word that is wrong.
 */
export function readCommandLine(args: readonly string[], env: Readonly<Record<string, string | undefined>>): Command {
  const [name, ...rest] = args
  switch (name) {
    case 'run':
      return runCommand(rest, env)
    case 'web':
      return webCommand(rest)
    case 'open':
      return openCommand(rest)
    case 'cache':
      return cacheCommandFrom(rest) ?? { name: 'help' }
    case undefined:
    case '-h':
    case 'help':
    case '--help':
      return { name: 'help' }
    case '-v':
    case '--version':
      return { name: 'version' }
    default:
      throw wrongUse(`There is no command “${name}”. See intercoder --help.`)
  }
}
