import { NumberInput, Select, Switch } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Settings } from '../../../shared/domain/settings.ts'
import { changeSettings, useSettings } from '../../stores/settings.ts'
import { Section } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './SettingsScreen.module.css'
import type { Change } from './useChange.ts'
import { useFixed } from './useFixed.ts'

const day = 86_400
const times = { never: 0, day, week: 7 * day, month: 30 * day, year: 365 * day } as const
const timeNames = ['never', 'day', 'week', 'month', 'year'] as const

/** What a field means stands below it, so that fields side by side are level. */
const below: ['label', 'input', 'description', 'error'] = ['label', 'input', 'description', 'error']

/** How much is asked at once, and for how long an answer counts. */
export function AskingSection({ change }: { readonly change: Change }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { concurrency, cache } = useSettings((state) => state.settings)
  const fixed = useFixed()
  const keep = (wish: Partial<Settings>) => void change(changeSettings(wish))
  const keepCache = (wish: Partial<Settings['cache']>) => keep({ cache: { ...cache, ...wish } })
  const usual = timeNames.map((name) => ({ value: String(times[name]), label: t(`settings.asking.ttls.${name}`) }))
  const seconds = cache.ttlSeconds.assignCodes ?? 0
  const ttl = String(seconds)
  const ttls = usual.some(({ value }) => value === ttl)
    ? usual
    : [...usual, { value: ttl, label: t('settings.asking.ttls.other', { n: format.count(seconds) }) }]
  return (
    <Section title={t('settings.asking.title')}>
      <Switch
        size="sm"
        {...fixed('cache.enabled', t('settings.asking.cacheWhy'))}
        checked={cache.enabled}
        onChange={(event) => keepCache({ enabled: event.currentTarget.checked })}
        label={t('settings.asking.cache')}
      />
      <div className={classes.fields}>
        <NumberField
          label={t('settings.asking.concurrency')}
          {...fixed('concurrency', t('settings.asking.concurrencyWhy'))}
          value={concurrency}
          min={1}
          max={1000}
          onKeep={(value) => keep({ concurrency: value })}
        />
        <NumberField
          label={t('settings.asking.memory')}
          {...fixed('cache.memoryMb', t('settings.asking.memoryWhy'))}
          value={cache.memoryMb}
          min={8}
          max={1024}
          onKeep={(memoryMb) => keepCache({ memoryMb })}
        />
        <Select
          inputWrapperOrder={below}
          label={t('settings.asking.ttl')}
          {...fixed('cache.ttlSeconds', t('settings.asking.ttlWhy'))}
          value={ttl}
          data={ttls}
          onChange={(value) =>
            keepCache({ ttlSeconds: { judgeRelevance: Number(value ?? 0), assignCodes: Number(value ?? 0) } })
          }
        />
      </div>
    </Section>
  )
}

interface NumberFieldProps {
  readonly label: string
  readonly description: string | undefined
  readonly disabled: boolean
  readonly value: number
  readonly min: number
  readonly max: number
  readonly onKeep: (value: number) => void
}

/** A whole number that is kept when the field is left, and not digit by digit. */
function NumberField({ value, min, max, onKeep, ...field }: NumberFieldProps) {
  const [typed, setTyped] = useState<number | string>(value)
  useEffect(() => setTyped(value), [value])
  const keep = () => {
    const wish = Math.min(max, Math.max(min, Math.round(Number(typed))))
    if (typed === '' || Number.isNaN(wish)) return setTyped(value)
    setTyped(wish)
    if (wish !== value) onKeep(wish)
  }
  return (
    <NumberInput
      {...field}
      inputWrapperOrder={below}
      value={typed}
      min={min}
      max={max}
      allowDecimal={false}
      onChange={setTyped}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  )
}
