import type { ProjectDatabase } from './database.ts'

/** As many as the host takes. */
const mostMarks = 10_000
/** A shorter id may be a word that a model quotes. */
const tellingLength = 12

/**
 * What only people's work in this project holds: ids of their codings and of themselves. They lie nowhere else, so an answer of
 * a model in which one of them stands was fed from where it must not be. What people wrote is not among them, for it has no
 * business leaving the page.
 */
export async function manualMarks(db: ProjectDatabase): Promise<readonly string[]> {
  const people = (await db.coders.toArray()).filter(({ kind }) => kind === 'human').map(({ id }): string => id)
  const codings: readonly string[] = await db.manualCodings.limit(mostMarks - people.length).primaryKeys()
  return [...people, ...codings].filter(({ length }) => length >= tellingLength)
}
