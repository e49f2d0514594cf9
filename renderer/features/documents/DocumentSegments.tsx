import { IconTag } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectDatabase } from '../../db/database.ts'
import { type ListedDocument, useLoadedDocument, useSegments } from '../../db/queries/documents.ts'
import { IconAct } from '../../ui/IconAct.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import classes from './DocumentDetail.module.css'
import { SegmentAttributesDialog } from './SegmentAttributesDialog.tsx'

interface DocumentSegmentsProps {
  readonly db: ProjectDatabase
  readonly readOnly: boolean
  readonly document: ListedDocument
}

/** A document's segments to read, with who says them or which row they were, and their attributes a click away. */
export function DocumentSegments({ db, readOnly, document }: DocumentSegmentsProps) {
  const { t } = useTranslation()
  const loaded = useLoadedDocument(document.id)
  const segmentAt = useSegments(document.id)
  const [edited, setEdited] = useState<number>()
  if (!loaded) return null
  const origin = (ordinal: number) => {
    const segment = segmentAt(ordinal)
    return [segment?.speaker, segment?.row && t('documents.detail.row', { row: segment.row })]
      .filter(Boolean)
      .join(' · ')
  }
  return (
    <>
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
              <div className={classes.speaker}>{origin(ordinal)}</div>
              <div className={classes.text} dir="auto">
                {loaded.text.slice(loaded.starts[ordinal], loaded.ends[ordinal])}
              </div>
            </div>
            <IconAct
              label={t('documents.detail.segmentAttributes', { n: ordinal + 1 })}
              icon={IconTag}
              onClick={() => setEdited(ordinal)}
            />
          </div>
        )}
      />
      {edited === undefined ? null : (
        <SegmentAttributesDialog
          db={db}
          readOnly={readOnly}
          documentId={document.id}
          ordinal={edited}
          onClose={() => setEdited(undefined)}
        />
      )}
    </>
  )
}
