import { Button, Select, Tabs } from '@mantine/core'
import type { ReactNode } from 'react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type RunFigures, useAllFigures } from '../../db/queries/runs.ts'
import { goTo, useNavigation } from '../../stores/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { Asked } from './Asked.tsx'
import classes from './Calls.module.css'
import { Calls } from './Calls.tsx'
import { Costs } from './Costs.tsx'
import { CacheTab } from './cache/CacheTab.tsx'
import { Destinations } from './Destinations.tsx'
import { RunTable } from './RunTable.tsx'
import { totalOf } from './savings.ts'

/** The address of the cache, and of a run's questions explained there. */
const cachePlace = 'cache'

/** What runs asked, what they were spared and what it cost; and what is remembered of it. */
export function InsightsScreen() {
  const detail = useNavigation((state) => state.detail)
  const [place, run] = detail?.split(':') ?? []
  return place === cachePlace ? <CachePage explain={run} /> : <CallsPage chosen={detail} />
}

interface InsightsPageProps {
  readonly tab: 'calls' | typeof cachePlace
  readonly subtitle: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** Two views under one title. Which one is open stands in the address. */
function InsightsPage({ tab, subtitle, actions, children }: InsightsPageProps) {
  const { t } = useTranslation()
  const go = (value: string | null) => goTo('insights', value === cachePlace ? cachePlace : undefined)
  return (
    <Page wide title={t('insights.title')} subtitle={subtitle} actions={actions}>
      <Tabs value={tab} onChange={go} keepMounted={false}>
        <Tabs.List aria-label={t('cache.tabs')}>
          <Tabs.Tab value="calls">{t('cache.calls')}</Tabs.Tab>
          <Tabs.Tab value={cachePlace}>{t('cache.title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={tab} pt="lg">
          <div className={classes.panel}>{children}</div>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function CachePage({ explain }: { readonly explain: string | undefined }) {
  const { t } = useTranslation()
  return (
    <InsightsPage tab={cachePlace} subtitle={t('cache.subtitle')}>
      <CacheTab explain={explain} />
    </InsightsPage>
  )
}

function CallsPage({ chosen }: { readonly chosen: string | undefined }) {
  const { t } = useTranslation()
  const begun = useAllFigures()?.filter(({ figures }) => figures.segments > 0)
  const subtitle = t('insights.subtitle')
  if (!begun)
    return (
      <InsightsPage tab="calls" subtitle={subtitle}>
        {null}
      </InsightsPage>
    )
  if (begun.length === 0)
    return (
      <InsightsPage tab="calls" subtitle={subtitle}>
        <EmptyState
          sentence={t('insights.none')}
          action={<Button onClick={() => goTo('runs')}>{t('insights.openRuns')}</Button>}
        />
      </InsightsPage>
    )
  return <RunCalls all={begun} first={chosen} />
}

const everyRun = 'all'

function RunCalls({ all, first }: { readonly all: readonly RunFigures[]; readonly first: string | undefined }) {
  const { t } = useTranslation()
  const format = useFormat()
  const [chosen, setChosen] = useState(first)
  const latest = all.find(({ run }) => run.discardedAt === undefined) ?? all[0]
  const one = chosen === everyRun ? undefined : (all.find(({ run }) => run.id === chosen) ?? latest)
  const nameOf = ({ run: { settings, discardedAt } }: RunFigures) =>
    `${discardedAt ? t('insights.discarded', { name: settings.name }) : settings.name}, ${format.date(settings.createdAt)}`
  const figures = one?.figures ?? totalOf(all.map((each) => each.figures))
  return (
    <InsightsPage
      tab="calls"
      subtitle={t('insights.subtitle')}
      actions={
        <Select
          aria-label={t('insights.run')}
          w={320}
          value={one?.run.id ?? everyRun}
          onChange={(id) => setChosen(id ?? undefined)}
          data={[
            ...all.map((each) => ({ value: each.run.id as string, label: nameOf(each) })),
            { value: everyRun, label: t('insights.allRuns', { n: all.length }) },
          ]}
        />
      }
    >
      {one ? <Asked run={one.run} /> : null}
      <Calls figures={figures} />
      <Costs figures={figures} oneRun={one !== undefined} />
      <Destinations left={figures.left} asked={figures.calls.attempts > 0} />
      {one ? null : <RunTable all={all} />}
    </InsightsPage>
  )
}
