import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ErringModel } from './erringModel.ts'

/** Every whole line of a file; a torn one at its end is none. No lines where there is no file. */
export async function wholeLines(path: string): Promise<string[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    return ''
  })
  return text.split('\n').slice(0, -1)
}

/** Paths of all files of a name below a folder; none where the folder is not there yet. */
export async function filesNamed(folder: string, name: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true }).catch(() => [])
  return entries.filter((path) => path.endsWith(name)).map((path) => join(folder, path))
}

/** Keeps watch that no answer is paid for twice, whenever the process that asks is killed. */
export interface KillWatch {
  /** To be told after every kill, before anybody starts again. */
  readonly killed: () => Promise<void>
  /** What is wrong, in sentences; empty where nothing is. */
  readonly violations: () => string[]
  /** Kills so far, questions answered more than once in all, and how many could at most have been. */
  readonly tally: () => { readonly kills: number; readonly again: number; readonly bound: number }
}

/**
 * The bound: an answer is asked for again only if, at some kill, it had left the server and its line was not yet whole in
 * `calls.jsonl`; and then once for each such kill. What was whole in that file at any kill is never asked again.
 */
export function watchKills(dataFolder: string, { requests, answers }: ErringModel): KillWatch {
  /** Up to which request nobody could know of these answers. */
  const kept: { readonly requests: number; readonly questions: ReadonlySet<string> }[] = []
  const lostAt: ReadonlySet<string>[] = []
  let answersBefore = 0

  return {
    killed: async () => {
      const questions = new Set<string>()
      for (const path of await filesNamed(dataFolder, 'calls.jsonl'))
        for (const line of await wholeLines(path)) {
          const [, number] = /^\{"type":"received".*"model":"slow-(\d+)"/.exec(line) ?? []
          const question = number === undefined ? undefined : answers[Number(number)]
          if (question !== undefined) questions.add(question)
        }
      lostAt.push(new Set(answers.slice(answersBefore).filter((question) => !questions.has(question))))
      answersBefore = answers.length
      kept.push({ requests: requests.length, questions })
    },
    violations: () => {
      const again = kept.flatMap(({ requests: before, questions }, kill) =>
        requests
          .slice(before)
          .filter((question) => questions.has(question))
          .map((question) => `${question} was on the disk at kill ${kill + 1}, and was asked again`),
      )
      const tooOften = [...timesOf(answers)].flatMap(([question, times]) => {
        const lost = lostAt.filter((questions) => questions.has(question)).length
        return times > 1 + lost ? [`${question} was answered ${times} times, and lost ${lost} times`] : []
      })
      return [...new Set(again), ...tooOften]
    },
    tally: () => ({
      kills: lostAt.length,
      again: answers.length - new Set(answers).size,
      bound: lostAt.reduce((sum, { size }) => sum + size, 0),
    }),
  }
}

function timesOf(questions: readonly string[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const question of questions) times.set(question, (times.get(question) ?? 0) + 1)
  return times
}
