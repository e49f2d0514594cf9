import {
  IconBook2,
  IconChartDots,
  IconFileText,
  IconHighlight,
  IconMessages,
  IconPlayerPlay,
  IconSettings,
  IconTableExport,
  IconUsers,
} from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { useTranslation } from 'react-i18next'
import { goTo, type Place, useNavigation } from '../stores/navigation.ts'
import classes from './Rail.module.css'

const icons: Record<Place, ComponentType<{ size: number; stroke: number; 'aria-hidden': 'true' }>> = {
  documents: IconFileText,
  codebook: IconBook2,
  coders: IconUsers,
  coding: IconHighlight,
  runs: IconPlayerPlay,
  reliability: IconMessages,
  insights: IconChartDots,
  export: IconTableExport,
  settings: IconSettings,
}

const upper = ['documents', 'codebook', 'coders', 'coding', 'runs', 'reliability', 'insights', 'export'] as const

/** The places of a project, always in the same order; settings and who codes at its foot. */
export function Rail({ coder }: { readonly coder: string | undefined }) {
  const { t } = useTranslation()
  return (
    <nav className={classes.rail} aria-label={t('shell.mainNavigation')}>
      {upper.map((place) => (
        <RailButton key={place} place={place} label={t(`shell.places.${place}`)} />
      ))}
      <div className={classes.foot}>
        <RailButton place="settings" label={t('shell.places.settings')} />
        <button type="button" className={classes.coder} onClick={() => goTo('coders')}>
          <span className={classes.initials} aria-hidden="true">
            {coder === undefined ? '?' : initials(coder)}
          </span>
          <span className={classes.coderName}>
            <span className={classes.hidden}>{t('shell.presentCoder')} </span>
            {coder ?? t('shell.nobody')}
          </span>
        </button>
      </div>
    </nav>
  )
}

function RailButton({ place, label }: { readonly place: Place; readonly label: string }) {
  const here = useNavigation((state) => state.place === place)
  const Icon = icons[place]
  return (
    <button
      type="button"
      className={classes.place}
      aria-current={here ? 'page' : undefined}
      onClick={() => goTo(place)}
    >
      <Icon size={18} stroke={1.5} aria-hidden="true" />
      <span>{label}</span>
    </button>
  )
}

const initials = (name: string) =>
  name
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .slice(0, 2)
    .join('')
    .toUpperCase()
