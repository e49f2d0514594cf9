import { useTranslation } from 'react-i18next'
import { speakerColumn } from '../../../shared/domain/attribute.ts'
import type { DocumentId } from '../../../shared/domain/ids.ts'
import { type ListedDocument, useLoadedDocument, useSegmentBlock } from '../../db/queries/documents.ts'
import { VirtualList } from '../../ui/VirtualList.tsx'
import classes from './DocumentDetail.module.css'

/** A document's segments to read. */
export function DocumentSegments({ document }: { readonly document: ListedDocument }) {
  const { t } = useTranslation()
  const loaded = useLoadedDocument(document.id)
  if (!loaded) return null
  return (
    <VirtualList
      count={loaded.starts.length}
      label={t('documents.detail.segments')}
      estimate={64}
      focused={undefined}
      keyOf={(ordinal) => ordinal}
      row={(ordinal) => (
        <div className={classes.segment}>
          <span className={classes.number}>{ordinal + 1}</span>
          <div>
            <Origin id={document.id} ordinal={ordinal} />
            <div className={classes.text} dir="auto">
              {loaded.text.slice(loaded.starts[ordinal], loaded.ends[ordinal])}
            </div>
          </div>
        </div>
      )}
    />
  )
}

/** Who says it, or the row of the file it stands in, where that is known. */
function Origin({ id, ordinal }: { readonly id: DocumentId; readonly ordinal: number }) {
  const { t } = useTranslation()
  const block = useSegmentBlock(id, ordinal)
  const place = block ? ordinal - block.first : 0
  const speaker = block?.attributes.find(({ name }) => name === speakerColumn)?.values[place]
  const row = block?.rows?.[place]
  const words = [
    ...(typeof speaker === 'string' ? [speaker] : []),
    ...(row === undefined ? [] : [t('documents.detail.row', { row })]),
  ]
  return words.length === 0 ? null : <div className={classes.speaker}>{words.join(' · ')}</div>
}
