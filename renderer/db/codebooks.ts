import { type Codebook, type CodebookVersion, hashOfCodebook } from '../../shared/domain/codebook.ts'
import type { CodebookHash } from '../../shared/domain/ids.ts'
import { act, command } from './act.ts'
import type { ProjectDatabase } from './database.ts'
import { now } from './now.ts'
import { putFact, readInfo } from './projectFacts.ts'

/**
 * Puts this codebook in force, as a new version where the project never had an equal one. Undoing it puts the version before
 * in force again and deletes nothing, for codings may have followed either. Saving what is in force changes nothing.
 */
export const saveCodebook = (db: ProjectDatabase, codebook: Codebook, reason: string): Promise<CodebookHash> =>
  command(db, [db.codebooks], async () => {
    const hash = hashOfCodebook(codebook)
    const version = (await db.codebooks.get(hash)) ?? (await newVersion(db, hash, codebook, reason))
    await act(db, { name: 'saveCodebook', params: { number: version.number, reason } }, [putFact('codebook', hash)])
    return hash
  })

async function newVersion(
  db: ProjectDatabase,
  hash: CodebookHash,
  codebook: Codebook,
  reason: string,
): Promise<CodebookVersion> {
  const createdBy = (await readInfo(db))?.presentCoder
  const number = (await db.codebooks.count()) + 1
  const version = { hash, number, codebook, createdAt: now(), ...(createdBy && { createdBy }), reason }
  await db.codebooks.add(version)
  return version
}
