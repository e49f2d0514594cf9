import { Button, VisuallyHidden } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDocuments } from '../../db/queries/documents.ts'
import { useCodebookVersions, useCoders, useProjectInfo, useRounds } from '../../db/queries/project.ts'
import { goTo, useNavigation } from '../../stores/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panes } from '../../ui/Panes.tsx'
import { DocumentCoding } from './DocumentCoding.tsx'
import { DocumentsPane } from './DocumentsPane.tsx'
import { askedOrdinals } from './listedSegments.ts'

/** Where people code: documents, the text, and the codes. */
export function CodingScreen() {
  const { t } = useTranslation()
  const detail = useNavigation((state) => state.detail)
  const info = useProjectInfo()
  const coders = useCoders()
  const rounds = useRounds()
  const versions = useCodebookVersions()
  const documents = useDocuments()?.filter(({ retiredAt }) => retiredAt === undefined)
  if (!info || !coders || !rounds || !versions || !documents) return null

  const round = rounds.find(({ id }) => id === info.presentRound)
  const inForce = versions.find(({ hash }) => hash === info.codebook)
  // A round is coded with the version it was begun with: codes that came later would not have been there for its first units.
  const version = versions.find(({ hash }) => hash === round?.codebook) ?? inForce
  if (!version) return null
  // Without a choice, the first document that the round asks something about.
  const document =
    documents.find(({ id }) => id === detail) ??
    documents.find(({ id }) => askedOrdinals(round, id)?.size !== 0) ??
    documents[0]
  if (!document)
    return (
      <EmptyState
        sentence={t('coding.noDocuments')}
        action={<Button onClick={() => goTo('documents')}>{t('coding.addDocuments')}</Button>}
      />
    )
  const coder = coders.find(({ id }) => id === info.presentCoder)
  if (!coder)
    return (
      <EmptyState
        sentence={t('coding.noCoder')}
        action={<Button onClick={() => goTo('coders')}>{t('coding.chooseCoder')}</Button>}
      />
    )
  return (
    <>
      {/* The text takes the room of a title; those who hear the page need one to find their way. */}
      <VisuallyHidden>
        <h1>{t('shell.places.coding')}</h1>
      </VisuallyHidden>
      <Panes sizes={[{ name: 'coding-documents', label: t('coding.documentsPane'), min: 180, start: 220 }, undefined]}>
        <DocumentsPane
          documents={documents}
          selected={document.id}
          coder={coder.id}
          round={round}
          onSelect={(id) => goTo('coding', id)}
        />
        <DocumentCoding
          key={`${document.id} ${coder.id}`}
          document={document}
          coder={coder}
          coders={coders}
          round={round}
          version={version}
          laterVersion={version === inForce ? undefined : inForce?.number}
        />
      </Panes>
    </>
  )
}
