import type { Code } from '../../shared/domain/code.ts'
import type { Codebook } from '../../shared/domain/codebook.ts'
import { CodeId } from '../../shared/domain/ids.ts'

export const codeNamed = (id: string, more: Partial<Code> = {}): Code => ({
  id: CodeId.parse(id),
  name: id,
  definition: `what ${id} means`,
  inclusion: [],
  exclusion: [],
  anchors: [],
  colour: '#336699',
  ...more,
})

/** Two codes, several of which may apply at once. */
export const codebook: Codebook = {
  name: 'Work',
  researchQuestion: 'How do people speak of work?',
  rules: ['Code what is said, not what is meant.'],
  severalCodes: true,
  codes: [
    codeNamed('hope', {
      inclusion: ['a wish for the future'],
      exclusion: ['irony'],
      anchors: [{ text: 'It will get better.' }],
    }),
    codeNamed('fear'),
  ],
}
