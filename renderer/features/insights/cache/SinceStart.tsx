import { useTranslation } from 'react-i18next'
import type { CacheStats } from '../../../../shared/contract/cache.ts'
import { ListTable } from '../../../ui/ListTable.tsx'
import { Section } from '../../../ui/Page.tsx'
import { Term } from '../../../ui/Term.tsx'
import { useFormat } from '../../../words/useFormat.ts'
import classes from './Cache.module.css'

const places = ['memory', 'disk', 'canonical', 'misses'] as const
const causes = ['memory', 'size', 'age', 'cleared', 'damaged'] as const

/** Where answers came from since the host started, and why answers left. */
export function SinceStart({ stats: { lookups, hits, misses, evictions } }: { readonly stats: CacheStats }) {
  const { t } = useTranslation()
  const format = useFormat()
  const times = { ...hits, misses }
  return (
    <Section title={t('cache.lookups.title')}>
      <div className={classes.tables}>
        <ListTable
          label={t('cache.lookups.from')}
          columns={[
            { label: t('cache.lookups.from') },
            { label: t('cache.lookups.times'), number: true },
            { label: '%', number: true },
          ]}
        >
          {places.map((place) => (
            <tr key={place}>
              <td>
                <Term meaning={t(`cache.lookups.${place}Why`)}>{t(`cache.lookups.${place}`)}</Term>
              </td>
              <td data-number>{format.count(times[place])}</td>
              <td data-number data-muted>
                {format.percent(lookups === 0 ? undefined : times[place] / lookups)}
              </td>
            </tr>
          ))}
        </ListTable>
        <ListTable
          label={t('cache.lookups.left')}
          columns={[{ label: t('cache.lookups.left') }, { label: t('cache.lookups.gone'), number: true }]}
        >
          {causes.map((cause) => (
            <tr key={cause}>
              <td>
                <Term meaning={t(`cache.lookups.causesWhy.${cause}`)}>{t(`cache.lookups.causes.${cause}`)}</Term>
              </td>
              <td data-number>{format.count(evictions[cause])}</td>
            </tr>
          ))}
        </ListTable>
      </div>
    </Section>
  )
}
