import type { Segmentation } from '../domain/segmentation.ts'
import { assertNever } from '../std/assertNever.ts'
import { fixedSize } from './fixedSize.ts'
import { paragraphs } from './paragraphs.ts'
import type { Passage } from './passage.ts'
import { rows } from './rows.ts'
import { sentences } from './sentences.ts'
import { turns } from './turns.ts'

/**
 * Cuts a normalised text into passages, in the order of the text. Each begins and ends with something other than white
 * space, so none is empty; they overlap only where a fixed size asks for it. Takes time linear in the text's length.
 */
export function segment(text: string, segmentation: Segmentation): Iterable<Passage> {
  switch (segmentation.by) {
    case 'paragraph':
      return paragraphs(text)
    case 'sentence':
      return sentences(text, segmentation.language)
    case 'turn':
      return turns(text)
    case 'row':
      return rows(text)
    case 'size':
      return fixedSize(text, segmentation.size, segmentation.overlap)
    default:
      return assertNever(segmentation, 'segmentation')
  }
}
