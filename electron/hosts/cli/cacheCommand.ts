import { basename, resolve } from 'node:path'
import type { CacheStats } from '../../../shared/contract/cache.ts'
import type { CacheKey, RunId } from '../../../shared/domain/ids.ts'
import type { Ports } from '../../engine/ports.ts'
import { dataFolder, projectsFolder } from '../dataFolder.ts'
import { openProjectFiles } from '../projectFiles.ts'
import { exportBundle, importBundle } from './cacheBundle.ts'
import { type CacheDoor, openCacheDoor } from './cacheDoor.ts'
import type { CacheAct, CacheCommand } from './cacheLine.ts'
import { type CacheProject, filterFrom, findCacheProject, findRun } from './cacheProject.ts'
import {
  bytes,
  count,
  explanationWords,
  filterWords,
  infoTable,
  missReason,
  reasonTable,
  replies,
  statsTable,
  verdictWords,
} from './cacheWords.ts'
import { journalOf, lookupsOf } from './lookups.ts'
import { couldNotRun, type ExitCode, exitCodes, type Terminal } from './terminal.ts'

/** What an act came to: an object for programs, sentences for people. */
interface Answer {
  readonly data: object
  readonly words: string
  readonly code?: ExitCode
}

interface Desk {
  readonly door: CacheDoor
  readonly project: CacheProject
  readonly terminal: Terminal
  readonly stats: CacheStats
}

async function stats({ door, project, stats: cache }: Desk): Promise<Answer> {
  const figures = await lookupsOf(door.client, project.projectId)
  const { lookups, hits, misses, saved } = figures
  return {
    data: {
      lookups,
      hits,
      misses,
      hitRate: lookups === 0 ? null : hits / lookups,
      callsSaved: saved.calls,
      tokensSaved: saved.tokens ?? null,
      savings: saved.cost ?? null,
      cache,
    },
    words: statsTable(figures, cache),
  }
}

async function info({ door, stats: cache }: Desk): Promise<Answer> {
  const settings = await door.settings()
  return { data: { ...cache, ttlSeconds: settings.cache.ttlSeconds }, words: infoTable(cache, settings) }
}

type Clearing = Extract<CacheAct, { act: 'clear' }>

/** Counts first. What is cleared here is gone for good, so a person is asked, and a program must have been told `--yes`. */
async function clear({ door, project, terminal }: Desk, { wish, yes }: Clearing): Promise<Answer> {
  const { projectId, name } = project
  const filter = await filterFrom(wish, project)
  const { entries, bytes: size } = await door.client['cache.count']({ projectId, filter })
  const nothing = { entries: 0, bytes: 0 }
  if (entries === 0) return { data: nothing, words: 'No reply meets these conditions; nothing was cleared.\n' }
  const meant = `${replies(entries)} of “${name}” (${bytes(size)}; ${filterWords(filter)})`
  if (!yes && !terminal.ask)
    return {
      data: nothing,
      words: `This would clear ${meant} for good. Add --yes to clear them; nothing was deleted.\n`,
      code: exitCodes.wrongUse,
    }
  if (!yes && !(await terminal.ask?.(`Clear ${meant} for good? What they answer would be asked, and paid for, again.`)))
    return { data: nothing, words: 'Nothing was cleared.\n' }
  const { entries: cleared, bytes: freed } = await door.client['cache.clear']({ projectId, filter })
  return {
    data: { entries: cleared, bytes: freed },
    words: `${replies(cleared)} cleared, ${bytes(freed)}. This cannot be undone from the command line.\n`,
  }
}

/** More would take long, and would not change the picture. */
const mostExplained = 200

async function explain({ door, project }: Desk, { of }: Extract<CacheAct, { act: 'explain' }>): Promise<Answer> {
  const { projectId } = project
  if ('key' in of) {
    const explanation = await door.client['cache.explain']({ projectId, key: of.key })
    return { data: explanation, words: explanationWords(explanation) }
  }
  const runId = await findRun(of.run, project)
  const keys = await askedBy(door, project, runId)
  const reasons = new Map<string, number>()
  for (const key of keys.slice(0, mostExplained)) {
    const reason = missReason(await door.client['cache.explain']({ projectId, key, runId }))
    reasons.set(reason, (reasons.get(reason) ?? 0) + 1)
  }
  const data = {
    runId,
    asked: keys.length,
    explained: Math.min(keys.length, mostExplained),
    reasons: Object.fromEntries(reasons),
  }
  if (keys.length === 0) return { data, words: 'This run asked nothing: every answer was known.\n' }
  const part = keys.length > mostExplained ? `, of which the first ${count(mostExplained)} are explained` : ''
  const asked = `${count(keys.length)} different ${keys.length === 1 ? 'question was' : 'questions were'} asked${part}.`
  return { data, words: `${asked} From the nearest answer known before, they differ in\n${reasonTable(reasons)}` }
}

/** The different questions that a run put to a provider, in the order of its journal. */
async function askedBy({ client }: CacheDoor, { projectId }: CacheProject, runId: RunId): Promise<readonly CacheKey[]> {
  const keys = new Set<CacheKey>()
  for await (const events of journalOf(client, projectId, runId)) {
    const questions = events.flatMap((event) => (event.type === 'unit' ? event.questions : []))
    for (const { key, cause, attempts } of questions) if (cause === 'made' && attempts.length > 0) keys.add(key)
  }
  return [...keys]
}

async function exportTo(
  { door, project, terminal, stats: { folder, disk, memory } }: Desk,
  file: string,
): Promise<Answer> {
  const path = resolve(terminal.folder, file)
  await exportBundle(door.client, project.projectId, path)
  const { entries } = folder === undefined ? memory : disk
  return { data: { file: path, entries }, words: `${replies(entries)} written to ${path}\n` }
}

const brokenLines = (n: number): string =>
  n === 1 ? '1 line is damaged or no reply, and was' : `${count(n)} lines are damaged or no replies, and were`

async function importFrom(desk: Desk, file: string): Promise<Answer> {
  const path = resolve(desk.terminal.folder, file)
  const sum = await importBundle(desk.door.client, desk.project.projectId, path)
  const { added, known, refused } = sum
  const broken = refused > 0 ? ` ${brokenLines(refused)} left out.` : ''
  return {
    data: { file: path, ...sum },
    words: `${replies(added)} added from ${basename(path)}, ${count(known)} known already.${broken}\n`,
    ...(refused > 0 ? { code: exitCodes.damaged } : {}),
  }
}

async function verify({ door, project }: Desk, repair: boolean): Promise<Answer> {
  const verdict = await door.client['cache.verify']({ projectId: project.projectId, repair })
  const bad = verdict.manualTraces.length > 0 || verdict.damaged.length > verdict.repaired
  return { data: verdict, words: verdictWords(verdict, repair), ...(bad ? { code: exitCodes.damaged } : {}) }
}

const ownMemory =
  ' This command has a memory of its own that ends with it; start Intercoder first to reach one that stays.'

async function warm({ door, project }: Desk): Promise<Answer> {
  const amount = await door.client['cache.warm']({ projectId: project.projectId })
  const words = `${replies(amount.entries)} read into memory, ${bytes(amount.bytes)}.${door.hosted ? '' : ownMemory}\n`
  return { data: amount, words }
}

async function relieve({ door, project }: Desk): Promise<Answer> {
  const freed = await door.client['cache.relieve']({ projectId: project.projectId })
  const own = door.hosted ? '' : ownMemory
  if (freed.entries === 0) return { data: freed, words: `There was nothing to free.${own}\n` }
  const stages = freed.stages === 1 ? 'one stage' : 'two stages'
  const words = `${replies(freed.entries)} taken out of memory in ${stages}, ${bytes(freed.bytes)} freed.`
  return { data: freed, words: `${words}${own}\n` }
}

async function advise({ door, project }: Desk): Promise<Answer> {
  const advice = await door.client['cache.advise']({ projectId: project.projectId })
  const { memoryMb, adviceMb, reason } = advice
  const now = `The memory for answers is ${count(memoryMb)} MB`
  const set = `Set “Memory for answers” in the settings, or INTERCODER_CACHE_MEMORY_MB, to ${adviceMb}.`
  const words = {
    tooFewLookups: `${now}. There were too few look-ups to say what would suit better.${door.hosted ? '' : ownMemory}`,
    raise: `${now}. More would answer more from memory: ${adviceMb} MB. ${set}`,
    lower: `${now}, more than is needed: ${adviceMb} MB would do. ${set}`,
    keep: `${now}, which suits.`,
  }[reason]
  return { data: advice, words: `${words}\n` }
}

function carryOut(command: CacheCommand, desk: Desk): Promise<Answer> {
  switch (command.act) {
    case 'stats':
      return stats(desk)
    case 'info':
      return info(desk)
    case 'clear':
      return clear(desk, command)
    case 'explain':
      return explain(desk, command)
    case 'export':
      return exportTo(desk, command.file)
    case 'import':
      return importFrom(desk, command.file)
    case 'verify':
      return verify(desk, command.repair)
    case 'warm':
      return warm(desk)
    case 'relieve':
      return relieve(desk)
    case 'advise':
      return advise(desk)
  }
}

/** Looking is possible wherever there is a cache; acting on the disk is not where another process has it open. */
const looks: ReadonlySet<CacheAct['act']> = new Set(['stats', 'info', 'explain', 'advise'])

/** Looks into what models replied in one project, and acts on it. */
export async function cacheCommand(command: CacheCommand, terminal: Terminal): Promise<ExitCode> {
  const folder = dataFolder(terminal.env)
  const log: Ports['log'] = (level, message) => {
    if (level !== 'info') terminal.err(`${message}\n`)
  }
  const files = await openProjectFiles(projectsFolder(folder), log)
  const places = { dataFolder: folder, folder: terminal.folder, files }
  const project = await findCacheProject(command.project, places)
  const door = await openCacheDoor(terminal)
  try {
    const now = await door.client['cache.stats']({ projectId: project.projectId })
    if (now.problem !== undefined && !looks.has(command.act)) throw couldNotRun(now.problem)
    const { data, words, code } = await carryOut(command, { door, project, terminal, stats: now })
    // A refusal is for whoever reads problems; a program gets its object all the same.
    if (command.json) terminal.out(`${JSON.stringify({ project: project.projectId, ...data })}\n`)
    if (!command.json && code !== exitCodes.wrongUse) terminal.out(words)
    if (code === exitCodes.wrongUse) terminal.err(words)
    if (now.problem !== undefined) terminal.err(`${now.problem}\n`)
    return code ?? exitCodes.done
  } finally {
    await door.close()
    await files.close()
  }
}
