import { useTranslation } from 'react-i18next'
import type { DocumentId } from '../../../shared/domain/ids.ts'
import { segmentIdOf } from '../../../shared/domain/segment.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { setSegmentAttributes } from '../../db/documents.ts'
import { useSegmentAttributes } from '../../db/queries/documents.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { AttributesForm } from './AttributesForm.tsx'

interface SegmentAttributesDialogProps {
  readonly db: ProjectDatabase
  readonly readOnly: boolean
  readonly documentId: DocumentId
  readonly ordinal: number
  readonly onClose: () => void
}

/** What is known of one segment: its speaker, the columns of its row, and whatever else somebody adds. */
export function SegmentAttributesDialog({ db, readOnly, documentId, ordinal, onClose }: SegmentAttributesDialogProps) {
  const { t } = useTranslation()
  const attributes = useSegmentAttributes(documentId, ordinal)
  if (!attributes) return null
  return (
    <Dialog title={t('documents.detail.segmentTitle', { n: ordinal + 1 })} size={560} onClose={onClose}>
      <AttributesForm
        legend={t('documents.detail.attributes')}
        none={t('documents.attributes.noneOfSegment')}
        attributes={attributes}
        readOnly={readOnly}
        onSave={(changed) => {
          void setSegmentAttributes(db, segmentIdOf(documentId, ordinal), changed)
          onClose()
        }}
      />
    </Dialog>
  )
}
