import { between, type Passage } from './passage.ts'

/** Rows of a text that is no table: its lines, numbered from 1 as an editor numbers them; blank lines count but give none. */
export function* rows(text: string): Generator<Passage> {
  let row = 1
  let counted = 0
  for (const passage of between(text, /\n/g)) {
    for (let at = text.indexOf('\n', counted); at !== -1 && at < passage.start; at = text.indexOf('\n', at + 1)) {
      row += 1
      counted = at + 1
    }
    yield { ...passage, row }
  }
}
