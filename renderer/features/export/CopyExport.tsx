import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectId } from '../../../shared/domain/ids.ts'
import { useDocuments } from '../../db/queries/documents.ts'
import { useRevision } from '../../db/queries/revision.ts'
import { fileNameOf, offerFile } from '../../ui/offerFile.ts'
import { Section } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { projectCopyTask } from '../../workers/tasks.ts'
import { useComputed } from '../../workers/useComputed.ts'
import { Offer } from './Offer.tsx'

interface CopyExportProps {
  readonly projectId: ProjectId
  readonly name: string
}

/** The whole project as one file. */
export function CopyExport({ projectId, name }: CopyExportProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const task = useMemo(() => projectCopyTask(projectId), [projectId])
  const computed = useComputed(task, useRevision())
  const segments = useDocuments()?.reduce((sum, document) => sum + document.segments, 0) ?? 0
  return (
    <Section title={t('exporting.copy.title')} note={t('exporting.copy.note')}>
      <Offer
        computed={computed}
        act={t('exporting.copy.save')}
        content={({ records, blob }) =>
          [
            t('exporting.copy.holds.documents', { count: records.document }),
            t('exporting.copy.holds.segments', { count: segments }),
            t('exporting.copy.holds.manual', { count: records.manual }),
            t('exporting.copy.holds.runs', { count: records.run }),
            t('exporting.copy.holds.codebooks', { count: records.codebook }),
            format.bytes(blob.size),
          ].join(', ')
        }
        onSave={({ blob }) => offerFile(blob, fileNameOf(name, 'intercoder'))}
      />
    </Section>
  )
}
