import { readFile } from 'node:fs/promises'

/** The text of a file, or `undefined` where there is none. Every other fault throws. */
export const readIfThere = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined
    throw error
  })
