import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { createEngine } from '../../engine/engine.ts'
import type { Ports } from '../../engine/ports.ts'
import { dataFolder, projectsFolder } from '../dataFolder.ts'
import { openProjectFiles } from '../projectFiles.ts'
import { runWebHost } from '../web/runWebHost.ts'
import { readProject } from './projectOnDisk.ts'
import { sentenceFor } from './projectSource.ts'
import { saveInDataFolder } from './saveProject.ts'
import { couldNotRun, type ExitCode, type Terminal, wrongUse } from './terminal.ts'

/** Serves Intercoder to a browser until asked to stop. */
export const webCommand = (port: number | undefined, { env, err }: Terminal): Promise<ExitCode> =>
  runWebHost({ env, createEngine, port, print: (line) => err(`${line}\n`) })

/**
 * Puts a project into the data folder, where the page finds it. A copy there that was saved at least as often stays.
 *
 * @returns the sentence that says which of the two it was.
 * @throws CommandFault where there is no such file, or no whole project in it.
 */
export async function takeIn(file: string, { env, folder, err }: Terminal): Promise<string> {
  const path = resolve(folder, file)
  const log: Ports['log'] = (level, message) => {
    if (level !== 'info') err(`${message}\n`)
  }
  const files = await openProjectFiles(projectsFolder(dataFolder(env)), log)
  const read = await readProject(await realPathOf(path))
  if (!read.ok) throw couldNotRun(sentenceFor(read.failure))
  const { head, project } = read.value
  const { id, name } = project.info
  const there = (await files['projects.list']({})).find(({ projectId }) => projectId === id)
  if (there && there.revision >= head.revision) return `“${name}” is in the list of projects: ${there.path}`
  const copy = await saveInDataFolder(files, project, head.revision, head.savedAt)
  return `“${name}” was copied into the list of projects: ${copy}`
}

async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    throw wrongUse(`There is no file ${path}. Check the path.`)
  }
}

export async function openCommand(file: string, terminal: Terminal): Promise<ExitCode> {
  terminal.err(`${await takeIn(file, terminal)}\n`)
  return webCommand(undefined, terminal)
}
