import type { Segmentation } from '../../../shared/domain/segmentation.ts'
import { readFrontMatter } from '../../../shared/text/frontMatter.ts'
import { normalise } from '../../../shared/text/normalise.ts'
import { segment } from '../../../shared/text/segment.ts'
import type { Content } from './content.ts'

/** Running text, as it is; the front matter of markdown becomes attributes of the document. */
export function readPlain(source: string, format: 'txt' | 'md' | 'docx', segmentation: Segmentation): Content {
  const normalised = normalise(source)
  const { text, attributes } = format === 'md' ? readFrontMatter(normalised) : { text: normalised, attributes: [] }
  return { text, attributes, passages: [...segment(text, segmentation)], columns: [], columnNames: [], emptyRows: 0 }
}
