import type { AutomaticCoder, Coder } from '../../../shared/domain/coder.ts'
import { CoderId } from '../../../shared/domain/ids.ts'
import { lexicalId, lexicalModel } from '../../../shared/domain/lexical.ts'

/** A short id made of the name, for exports are read by people; numbered where it is taken. */
export function idFrom(name: string, taken: readonly Coder[]): CoderId {
  const stem =
    name
      .normalize('NFC')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60) || 'coder'
  const ids = new Set<string>(taken.map(({ id }) => id))
  let id = stem
  for (let n = 2; ids.has(id); n++) id = `${stem}-${n}`
  return CoderId.parse(id)
}

/** The n-th of a set of lexical coders, as the command line makes them: temperature 0, 0.2, 0.4, …, seed 1, 2, 3, …, n from 1. */
export const lexicalCoder = (n: number, name: string): AutomaticCoder => ({
  kind: 'automatic',
  id: CoderId.parse(`lexical-${n}`),
  name,
  settings: { provider: lexicalId, model: lexicalModel, temperature: (2 * (n - 1)) / 10, seed: n },
  persona: '',
})

/** Those of the first three lexical coders that are not there yet; ids tell, whatever they have been named since. */
export const missingLexicalCoders = (
  coders: readonly Coder[],
  nameOf: (n: number) => string,
): readonly AutomaticCoder[] =>
  [1, 2, 3].map((n) => lexicalCoder(n, nameOf(n))).filter(({ id }) => coders.every((coder) => coder.id !== id))
