import {
  type CacheStats,
  type CacheVerdict,
  differingParts,
  type MissExplanation,
} from '../../../shared/contract/cache.ts'
import type { EntryFilter, EntryInfo } from '../../../shared/domain/cacheEntry.ts'
import { OperationName } from '../../../shared/domain/question.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import type { LookupFigures } from '../../../shared/metrics/lookupFigures.ts'

type Line = readonly [label: string, figure: string]

const whole = new Intl.NumberFormat('en')
export const count = (n: number): string => whole.format(n)
const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })

/** Decimal, as disks are sold: 999 B, 1.2 kB, 34 MB. */
export function bytes(n: number): string {
  if (n < 1000) return `${n} B`
  const [value, unit] = n < 1_000_000 ? [n / 1000, 'kB'] : [n / 1_000_000, 'MB']
  return `${value < 10 ? value.toFixed(1) : count(Math.round(value))} ${unit}`
}

/** As the settings count them. */
const bytesPerMb = 1024 * 1024

export const replies = (n: number): string => `${count(n)} ${n === 1 ? 'reply' : 'replies'}`
const time = (iso: string): string => `${iso.slice(0, 16).replace('T', ' ')} UTC`

/** Two columns: labels left, figures right-aligned below one another. */
function figureTable(lines: readonly Line[]): string {
  const label = Math.max(...lines.map(([name]) => name.length))
  const figure = Math.max(...lines.map(([, value]) => value.length))
  return lines.map(([name, value]) => `${name.padEnd(label)}  ${value.padStart(figure)}\n`).join('')
}

const factTable = (lines: readonly Line[]): string => {
  const width = Math.max(...lines.map(([name]) => name.length))
  return lines.map(([name, value]) => `${name.padEnd(width)}  ${value}\n`).join('')
}

/** What is kept: on the disk, or, where nothing can be kept there, in memory. */
const kept = ({ folder, disk, memory }: CacheStats) => (folder === undefined ? memory : disk)

const savings = ({ saved: { calls, cost } }: LookupFigures): string => {
  if (calls === 0) return '–'
  if (!cost) return 'unknown price'
  return cost.amount === 0 ? 'free of charge' : `${cost.amount} ${cost.currency}`
}

/** The seven figures of a cache. A rate of nothing is no rate. */
export function statsTable(figures: LookupFigures, stats: CacheStats): string {
  const { lookups, hits, misses, saved } = figures
  const { entries, bytes: size } = kept(stats)
  return figureTable([
    ['Requests', count(lookups)],
    ['Hits', count(hits)],
    ['Misses', count(misses)],
    ['Hit rate', lookups === 0 ? '–' : percent.format(hits / lookups)],
    ['Tokens saved', saved.tokens === undefined ? '–' : count(saved.tokens)],
    ['Savings', savings(figures)],
    ['Size', `${replies(entries)}, ${bytes(size)}`],
  ])
}

const hours = (seconds: number): string => {
  const n = seconds / 3600
  return `${Number.isInteger(n) ? count(n) : n.toFixed(1)} h`
}

const lasting = (seconds = 0): string =>
  seconds === 0 ? 'for ever (0 s)' : `for ${count(seconds)} s (${hours(seconds)})`

/** One time where all operations have the same. */
function lastingWords(ttlSeconds: Settings['cache']['ttlSeconds']): string {
  const each = OperationName.options.map((name) => [name, lasting(ttlSeconds[name])] as const)
  const different = new Set(each.map(([, time]) => time))
  return different.size === 1 ? [...different].join('') : each.map(([name, time]) => `${name} ${time}`).join(', ')
}

/** How the cache is set, and what is in it. */
export function infoTable(stats: CacheStats, { cache }: Settings): string {
  const { enabled, folder, memory, disk, oldest, newest, by } = stats
  const facts: Line[] = [
    ['Cache', enabled ? 'on' : 'off'],
    ['Folder', folder ?? 'none: memory only'],
    ['Answers count', lastingWords(cache.ttlSeconds)],
    ['Memory', `${replies(memory.entries)}, ${bytes(memory.bytes)} of at most ${count(memory.budget / bytesPerMb)} MB`],
    [
      'Disk',
      `${replies(disk.entries)}, ${bytes(disk.bytes)}${disk.cap === undefined ? '' : ` of at most ${count(disk.cap / bytesPerMb)} MB`}`,
    ],
    ['Oldest', oldest === undefined ? '–' : time(oldest)],
    ['Newest', newest === undefined ? '–' : time(newest)],
  ]
  return by.length === 0 ? factTable(facts) : `${factTable(facts)}\n${entryTable(by)}`
}

function entryTable(by: CacheStats['by']): string {
  const rows = [
    ['Question', 'Coder', 'Model', 'Replies', 'Size'],
    ...by.map((row) => [row.operation, row.coderId ?? '(all)', row.model, count(row.entries), bytes(row.bytes)]),
  ]
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)))
  const cell = (text: string, column: number) =>
    column < 3 ? text.padEnd(widths[column] ?? 0) : text.padStart(widths[column] ?? 0)
  return rows.map((row) => `${row.map(cell).join('  ')}\n`).join('')
}

/** The conditions in words, joined by “and”; for none, all replies are meant. */
export function filterWords(filter: EntryFilter): string {
  const { operation, coderId, model, codebook, runId, olderThanSeconds, confidenceBelow } = filter
  const conditions = [
    operation && `answers to ${operation}`,
    coderId === null ? 'for all coders' : coderId && `for ${coderId}`,
    model !== undefined && `of the model ${model}`,
    codebook && 'of that codebook version alone',
    runId && `used by ${runId} alone`,
    olderThanSeconds !== undefined && `at least ${hours(olderThanSeconds)} old`,
    confidenceBelow !== undefined && `with a confidence below ${confidenceBelow}`,
  ].filter((condition) => typeof condition === 'string')
  return conditions.length === 0 ? 'all' : conditions.join(', ')
}

/** Checked, damaged, traces: always in these words, so that nought of something can be seen as well. */
export function verdictWords({ checked, damaged, manualTraces, repaired }: CacheVerdict, repair: boolean): string {
  const lines = [
    `${replies(checked)} checked, ${count(damaged.length)} damaged, ${count(manualTraces.length)} with manual traces.`,
  ]
  if (damaged.length > 0)
    lines.push(
      repair
        ? `${replies(repaired)} taken out; what they answered will be asked again.`
        : 'Take the damaged ones out with intercoder cache verify --repair; what they answered is then asked again.',
      ...damaged.map((key) => `  damaged ${key}`),
    )
  lines.push(...manualTraces.map(({ key, where }) => `  trace   ${key} at ${where}`))
  return `${lines.join('\n')}\n`
}

const behalf = ({ coderId }: EntryInfo) => (coderId === null ? 'all coders' : coderId)
const entryWords = (entry: EntryInfo) =>
  `${entry.operation} for ${behalf(entry)}, answered by ${entry.answeredAs ?? entry.model} on ${time(entry.at)}`

/** Why a question is, or is not, answered from what is known. */
export function explanationWords(explanation: MissExplanation): string {
  switch (explanation.kind) {
    case 'known':
      return `Known: ${entryWords(explanation.entry)}.\n`
    case 'unlike':
      return 'Not known, and nothing comparable was ever asked.\n'
    case 'differs': {
      const parts = explanation.parts.map(
        ({ part, asked, known }): Line => [`  ${part}`, `asked ${asked}, known ${known}`],
      )
      return `Not known. The nearest known is ${entryWords(explanation.nearest)}; it differs in\n${factTable(parts)}`
    }
  }
}

/** What one explanation has in common with others: which parts differ, whatever they are. */
export function missReason(explanation: MissExplanation): string {
  switch (explanation.kind) {
    case 'known':
      return 'known, and asked anew on purpose'
    case 'unlike':
      return 'nothing comparable was known'
    case 'differs':
      return differingParts(explanation).join(', ')
  }
}

/** Reasons with how many questions each explains, the most frequent first. */
export function reasonTable(reasons: ReadonlyMap<string, number>): string {
  const rows = [...reasons].sort(([, a], [, b]) => b - a)
  return figureTable(rows.map(([reason, n]): Line => [reason, count(n)]))
}
