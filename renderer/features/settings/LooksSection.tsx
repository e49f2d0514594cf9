import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/domain/settings.ts'
import { changeSettings, useSettings } from '../../stores/settings.ts'
import { Section } from '../../ui/Page.tsx'
import classes from './SettingsScreen.module.css'
import type { Change } from './useChange.ts'
import { useFixed } from './useFixed.ts'

const languages: readonly Settings['language'][] = ['system', 'en', 'de']
const themes: readonly Settings['theme'][] = ['system', 'light', 'dark']
const densities: readonly Settings['density'][] = ['comfortable', 'compact']

export function LooksSection({ change }: { readonly change: Change }) {
  const { t } = useTranslation()
  const { language, theme, density } = useSettings((state) => state.settings)
  const fixed = useFixed()
  const keep = (wish: Partial<Settings>) => void change(changeSettings(wish))
  return (
    <Section title={t('settings.looks')}>
      <div className={classes.fields}>
        <Select
          label={t('settings.language')}
          {...fixed('language')}
          value={language}
          data={languages.map((value) => ({ value, label: t(`settings.languages.${value}`) }))}
          onChange={(value) => keep({ language: languages.find((known) => known === value) ?? language })}
        />
        <Select
          label={t('settings.theme')}
          {...fixed('theme')}
          value={theme}
          data={themes.map((value) => ({ value, label: t(`settings.themes.${value}`) }))}
          onChange={(value) => keep({ theme: themes.find((known) => known === value) ?? theme })}
        />
        <Select
          label={t('settings.density')}
          {...fixed('density')}
          value={density}
          data={densities.map((value) => ({ value, label: t(`settings.densities.${value}`) }))}
          onChange={(value) => keep({ density: densities.find((known) => known === value) ?? density })}
        />
      </div>
    </Section>
  )
}
