import { Anchor, Table } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import { segmentPlace } from '../../../shared/domain/segment.ts'
import { useDocuments } from '../../db/queries/documents.ts'
import type { RunResults } from '../../db/readRun.ts'
import { useCodingView } from '../../stores/codingView.ts'
import { goTo } from '../../stores/navigation.ts'
import { Section } from '../../ui/Page.tsx'

interface FailedUnitsProps {
  readonly results: RunResults
  readonly coders: readonly AutomaticCoder[]
}

/** More would not be read; retrying asks all of them. */
const shown = 100

/** The units of which a judgement is missing, with whose and why. */
export function FailedUnits({ results, coders }: FailedUnitsProps) {
  const { t } = useTranslation()
  const documents = useDocuments()
  const failed = [...results.documents.values()]
    .flatMap((units) => [...units])
    .flatMap(([id, { failures }]) => failures.map((failure) => ({ id, place: segmentPlace(id), ...failure })))
    .slice(0, shown)
  return (
    <Section title={t('runs.failures.title')} note={t('runs.failures.note')}>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('runs.failures.segment')}</Table.Th>
            <Table.Th>{t('runs.failures.coder')}</Table.Th>
            <Table.Th>{t('runs.failures.reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {failed.map(({ id, place, coderId, detail }) => (
            <Table.Tr key={`${id} ${coderId ?? ''}`}>
              <Table.Td>
                <Anchor
                  component="button"
                  size="sm"
                  onClick={() => {
                    useCodingView.getState().select(id)
                    goTo('coding', place.documentId)
                  }}
                >
                  {documents?.find((document) => document.id === place.documentId)?.name} {place.ordinal + 1}
                </Anchor>
              </Table.Td>
              <Table.Td>{coders.find((coder) => coder.id === coderId)?.name ?? t('runs.failures.all')}</Table.Td>
              <Table.Td>{detail}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Section>
  )
}
