import { stat } from 'node:fs/promises'
import type { CacheKey, ProjectId } from '../../../shared/domain/ids.ts'
import { bundleBatches } from '../../../shared/exchange/bundleBatches.ts'
import type { CacheClient } from './cacheDoor.ts'
import { linesOf, writeWhole } from './projectOnDisk.ts'
import { wrongUse } from './terminal.ts'

const repliesAtOnce = 500

/** Writes a project's replies into a file, whole or not at all. */
export async function exportBundle(client: CacheClient, projectId: ProjectId, path: string): Promise<void> {
  async function* texts() {
    let after: CacheKey | undefined
    do {
      const page = await client['cache.export']({ projectId, limit: repliesAtOnce, ...(after && { after }) })
      for (const line of page.lines) yield `${line}\n`
      after = page.next
    } while (after !== undefined)
  }
  await writeWhole(path, texts())
}

export interface Imported {
  readonly added: number
  readonly known: number
  readonly refused: number
}

/** Takes in a bundle's lines. Reading it twice adds nothing; a broken line is refused, and the rest goes on. */
export async function importBundle(client: CacheClient, projectId: ProjectId, path: string): Promise<Imported> {
  const there = await stat(path).catch(() => undefined)
  if (!there?.isFile()) throw wrongUse(`There is no file ${path}. Check the path.`)
  const sum = { added: 0, known: 0, refused: 0 }
  for await (const lines of bundleBatches(linesOf(path))) {
    const { added, known, refused } = await client['cache.import']({ projectId, lines })
    sum.added += added
    sum.known += known
    sum.refused += refused
  }
  return sum
}
