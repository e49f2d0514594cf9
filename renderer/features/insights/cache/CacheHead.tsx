import { useTranslation } from 'react-i18next'
import type { CacheStats } from '../../../../shared/contract/cache.ts'
import type { LookupFigures } from '../../../../shared/metrics/lookupFigures.ts'
import { Section } from '../../../ui/Page.tsx'
import { Stat, Stats } from '../../../ui/Stat.tsx'
import { Term } from '../../../ui/Term.tsx'
import { nothing, useFormat } from '../../../words/useFormat.ts'
import classes from './Cache.module.css'
import { hitRate } from './hitRate.ts'
import { keptIn } from './kept.ts'

interface CacheHeadProps {
  readonly stats: CacheStats
  /** Absent until the journals have been read. */
  readonly lookups: LookupFigures | undefined
}

/** How much is remembered, and how much of what was looked up was known. */
export function CacheHead({ stats, lookups }: CacheHeadProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { memory, disk, folder, oldest, newest } = stats
  return (
    <Section title={t('cache.figures.title')}>
      <Sentence stats={stats} lookups={lookups} />
      <Stats>
        <Stat
          label={t('cache.figures.answers')}
          value={format.count(keptIn(stats).entries)}
          note={<Span oldest={oldest} newest={newest} />}
        />
        <Stat
          label={t('cache.figures.disk')}
          value={folder === undefined ? nothing : format.bytes(disk.bytes)}
          note={
            folder === undefined
              ? t('cache.figures.noDisk')
              : disk.cap === undefined
                ? undefined
                : t('cache.figures.ofMost', { mb: format.count(disk.cap / bytesPerMb) })
          }
        />
        <Stat
          label={t('cache.figures.memory')}
          value={format.bytes(memory.bytes)}
          note={t('cache.figures.memoryNote', { count: memory.entries, mb: format.count(memory.budget / bytesPerMb) })}
        />
        <Stat
          label={<Term meaning={t('cache.figures.rateWhy')}>{t('cache.figures.rate')}</Term>}
          value={format.percent(lookups && hitRate(lookups))}
          note={
            stats.lookups === 0 ? undefined : t('cache.figures.rateNow', { share: format.percent(hitRateNow(stats)) })
          }
        />
        <Stat
          label={<Term meaning={t('cache.figures.tokensWhy')}>{t('cache.figures.tokens')}</Term>}
          value={lookups?.saved.tokens === undefined ? nothing : format.count(lookups.saved.tokens)}
          note={lookups && lookups.saved.counted > 0 ? <Counted saved={lookups.saved} /> : undefined}
        />
        <Savings saved={lookups?.saved} />
      </Stats>
      <p className={classes.muted}>{t('cache.guidance')}</p>
    </Section>
  )
}

/** As the settings count them. */
const bytesPerMb = 1024 * 1024

const hitRateNow = ({ lookups, misses }: CacheStats) => hitRate({ lookups, hits: lookups - misses })

function Sentence({ stats, lookups }: CacheHeadProps) {
  const { t } = useTranslation()
  const format = useFormat()
  if (!lookups) return null
  if (lookups.lookups > 0)
    return (
      <p className={classes.answer}>
        {t('cache.sentence', {
          count: lookups.lookups,
          hits: format.count(lookups.hits),
          share: format.percent(hitRate(lookups)),
        })}
      </p>
    )
  return <p className={classes.answer}>{t(keptIn(stats).entries === 0 ? 'cache.empty' : 'cache.noLookups')}</p>
}

/** From the oldest answer to the newest; nothing where there is none. */
function Span({ oldest, newest }: Pick<CacheStats, 'oldest' | 'newest'>) {
  const { t } = useTranslation()
  const format = useFormat()
  if (oldest === undefined || newest === undefined) return null
  const [first, last] = [format.date(oldest), format.date(newest)]
  return first === last ? first : t('cache.figures.span', { oldest: first, newest: last })
}

function Counted({ saved: { counted, calls } }: Pick<LookupFigures, 'saved'>) {
  const { t } = useTranslation()
  const format = useFormat()
  return t('cache.figures.tokensNote', { counted: format.count(counted), calls: format.count(calls) })
}

function Savings({ saved }: { readonly saved: LookupFigures['saved'] | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const label = t('cache.figures.savings')
  if (!saved || saved.calls === 0) return <Stat label={label} value={nothing} />
  const { cost } = saved
  if (!cost) return <Stat label={label} value={t('cache.figures.unknown')} note={t('cache.figures.savingsUnknown')} />
  return cost.amount === 0 ? (
    <Stat label={label} value={t('cache.figures.free')} note={t('cache.figures.savingsFree')} />
  ) : (
    <Stat label={label} value={format.money(cost.amount, cost.currency)} />
  )
}
