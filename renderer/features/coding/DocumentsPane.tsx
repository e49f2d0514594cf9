import { useTranslation } from 'react-i18next'
import type { CoderId, DocumentId } from '../../../shared/domain/ids.ts'
import type { Round } from '../../../shared/domain/round.ts'
import { useProgressByDocument } from '../../db/queries/codings.ts'
import type { ListedDocument } from '../../db/queries/documents.ts'
import { SideItem, SidePane } from '../../ui/SidePane.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './DocumentsPane.module.css'
import { askedOrdinals } from './listedSegments.ts'

interface DocumentsPaneProps {
  readonly documents: readonly ListedDocument[]
  readonly selected: DocumentId
  readonly coder: CoderId
  readonly round: Round | undefined
  readonly onSelect: (id: DocumentId) => void
}

/** The documents with how far the present coder is; those the round asks nothing about stand back. */
export function DocumentsPane({ documents, selected, coder, round, onSelect }: DocumentsPaneProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const decided = useProgressByDocument(coder)
  return (
    <SidePane title={t('coding.documentsPane')}>
      {documents.map((document) => {
        const asked = askedOrdinals(round, document.id)?.size ?? document.segments
        const done = Math.min(asked, decided?.get(document.id) ?? 0)
        return (
          <li key={document.id}>
            <SideItem
              className={asked > 0 ? classes.document : `${classes.document} ${classes.unasked}`}
              current={document.id === selected}
              onClick={() => onSelect(document.id)}
            >
              <span className={classes.name}>{document.name}</span>
              <span className={classes.progress}>
                {t('coding.progress', { done: format.count(done), units: format.count(asked) })}
              </span>
              <span className={classes.track} aria-hidden="true">
                <span style={{ width: `${asked === 0 ? 0 : (100 * done) / asked}%` }} />
              </span>
            </SideItem>
          </li>
        )
      })}
    </SidePane>
  )
}
