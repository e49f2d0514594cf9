import { useTranslation } from 'react-i18next'
import { ListTable } from '../../ui/ListTable.tsx'
import { Section } from '../../ui/Page.tsx'
import { nothing, useFormat } from '../../words/useFormat.ts'
import classes from './Calls.module.css'
import type { TotalFigures } from './savings.ts'

interface DestinationsProps {
  readonly left: readonly (TotalFigures['left'][number] & { readonly documents?: number })[]
  /** Was anything asked at all? */
  readonly asked: boolean
}

/** Where texts of the project went, and how much of them. */
export function Destinations({ left, asked }: DestinationsProps) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <Section title={t('insights.left.title')} note={left.length > 0 ? t('insights.left.charactersWhy') : undefined}>
      {left.length === 0 ? (
        <p>{asked ? t('insights.left.nothing') : nothing}</p>
      ) : (
        <div className={classes.tables}>
          <ListTable
            label={t('insights.left.title')}
            columns={[
              { label: t('insights.left.host') },
              { label: t('insights.left.models') },
              { label: t('insights.left.documents'), number: true },
              { label: t('insights.left.characters'), number: true },
            ]}
          >
            {left.map(({ host, models, documents, characters }) => (
              <tr key={host}>
                <td>{host}</td>
                <td>{models.join(', ')}</td>
                <td data-number>{documents === undefined ? nothing : format.count(documents)}</td>
                <td data-number>{format.count(characters)}</td>
              </tr>
            ))}
          </ListTable>
        </div>
      )}
    </Section>
  )
}
