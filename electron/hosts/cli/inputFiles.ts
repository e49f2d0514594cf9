import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { type FileProblem, maxFileBytes, type ReadFile, type ReadOptions } from '../../../shared/contract/files.ts'
import { DocumentFormat } from '../../../shared/domain/document.ts'
import { fail, type Outcome } from '../../../shared/std/outcome.ts'
import type { EngineClient } from './engineClient.ts'

const isText = (name: string) =>
  !name.startsWith('.') && DocumentFormat.safeParse(extname(name).slice(1).toLowerCase()).success

/** The files to be read, by name: the input itself, or the texts that lie directly in a folder. */
export async function textFilesIn(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const entries = await readdir(path, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isFile() && isText(entry.name)).map(({ name }) => name)
  return names.sort((a, b) => (a < b ? -1 : 1)).map((name) => join(path, name))
}

/** Reads one file in the engine's threads. One that cannot be opened is a problem like any other: the rest goes on. */
export async function readTextFile(
  path: string,
  options: ReadOptions,
  client: EngineClient,
): Promise<Outcome<ReadFile, FileProblem>> {
  const fileName = basename(path)
  try {
    // Refused before it is in memory: somebody may point at a film.
    if ((await stat(path)).size > maxFileBytes) return fail({ file: fileName, code: 'tooLarge' })
    const bytes = new Uint8Array(await readFile(path))
    return await client['files.read']({ fileName, bytes, options })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return fail({ file: fileName, code: 'unreadable', detail: code })
  }
}
