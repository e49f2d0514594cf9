import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type RunFigures, useAllFigures } from '../../db/queries/runs.ts'
import { goTo, useNavigation } from '../../stores/navigation.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { Calls } from './Calls.tsx'
import { Costs } from './Costs.tsx'
import { Destinations } from './Destinations.tsx'
import { RunTable } from './RunTable.tsx'
import { totalOf } from './savings.ts'

/** What runs asked, what they were spared, what it cost and what left the machine. */
export function InsightsScreen() {
  const { t } = useTranslation()
  const all = useAllFigures()
  const begun = all?.filter(({ figures }) => figures.segments > 0)
  if (!begun) return <Page title={t('insights.title')}>{null}</Page>
  if (begun.length === 0)
    return (
      <Page title={t('insights.title')}>
        <EmptyState
          sentence={t('insights.none')}
          action={<Button onClick={() => goTo('runs')}>{t('insights.openRuns')}</Button>}
        />
      </Page>
    )
  return <Insights all={begun} />
}

const everyRun = 'all'

function Insights({ all }: { readonly all: readonly RunFigures[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const detail = useNavigation((state) => state.detail)
  const [chosen, setChosen] = useState(detail)
  const latest = all.find(({ run }) => run.discardedAt === undefined) ?? all[0]
  const one = chosen === everyRun ? undefined : (all.find(({ run }) => run.id === chosen) ?? latest)
  const nameOf = ({ run: { settings, discardedAt } }: RunFigures) =>
    `${discardedAt ? t('insights.discarded', { name: settings.name }) : settings.name}, ${format.date(settings.createdAt)}`
  const figures = one?.figures ?? totalOf(all.map((each) => each.figures))
  return (
    <Page
      wide
      title={t('insights.title')}
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
      <Calls figures={figures} />
      <Costs figures={figures} oneRun={one !== undefined} />
      <Destinations left={figures.left} asked={figures.calls.attempts > 0} />
      {one ? null : <RunTable all={all} />}
    </Page>
  )
}
