import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { RunSettings, RunUnit } from '../../../shared/domain/run.ts'
import { type AppendLog, linesOf, openAppendLog } from './appendLog.ts'
import { syncFolder, writeAtomically } from './atomicFile.ts'
import { type CallLog, openCallLog } from './callLog.ts'
import { openRunJournal, type RunJournal } from './runJournal.ts'

/** Everything the disk holds of one run: what it may read, what it asked, and what became of its units. */
export interface RunFolder {
  readonly settings: RunSettings
  readonly unitCount: () => number
  readonly addUnits: (units: readonly RunUnit[]) => Promise<void>
  readonly units: () => AsyncGenerator<RunUnit>
  readonly journal: RunJournal
  readonly calls: CallLog
  readonly close: () => Promise<void>
}

const settingsFile = 'settings.json'

/** The settings come last, so that a folder with settings is a whole one. */
export async function createRunFolder(folder: string, settings: RunSettings): Promise<RunFolder> {
  await mkdir(folder, { recursive: true })
  await (await openFiles(folder, settings)).close()
  await syncFolder(join(folder, '..'))
  await writeAtomically(join(folder, settingsFile), JSON.stringify(settings, null, 2))
  return openFiles(folder, settings)
}

/** @returns `undefined` where there is no such run, or one whose creation a crash cut short. */
export async function openRunFolder(folder: string): Promise<RunFolder | undefined> {
  const text = await readFile(join(folder, settingsFile), 'utf8').catch(absent)
  return text === undefined ? undefined : openFiles(folder, RunSettings.parse(JSON.parse(text)))
}

/** Names of the folders in `parent`; none where it does not exist. */
export async function listFolders(parent: string): Promise<string[]> {
  const entries = (await readdir(parent, { withFileTypes: true }).catch(absent)) ?? []
  return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name)
}

export const deleteFolder = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 3 })

async function openFiles(folder: string, settings: RunSettings): Promise<RunFolder> {
  const units: AppendLog = await openAppendLog(join(folder, 'units.jsonl'))
  const journal = await openRunJournal(join(folder, 'journal.jsonl'))
  const calls = await openCallLog(join(folder, 'calls.jsonl'))
  return {
    settings,
    unitCount: units.count,
    addUnits: async (added) => {
      await Promise.all(added.map((unit) => units.append(unit)))
    },
    units: async function* () {
      for await (const line of linesOf(units)) yield RunUnit.parse(line)
    },
    journal,
    calls,
    close: async () => {
      await Promise.all([units.close(), journal.close(), calls.close()])
    },
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
