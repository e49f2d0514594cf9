import { NumberInput, Select, Switch } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { OperationName } from '../../../shared/domain/question.ts'
import type { Settings } from '../../../shared/domain/settings.ts'
import { changeSettings, useSettings } from '../../stores/settings.ts'
import { Section } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './SettingsScreen.module.css'
import { TextField } from './TextField.tsx'
import type { Change } from './useChange.ts'
import { useFixed } from './useFixed.ts'

const day = 86_400
const times = { never: 0, day, week: 7 * day, month: 30 * day, year: 365 * day } as const
const timeNames = ['never', 'day', 'week', 'month', 'year'] as const

/** What a field means stands below it, so that fields side by side are level. */
const below: ['label', 'input', 'description', 'error'] = ['label', 'input', 'description', 'error']

/** How much is asked at once, and what becomes of the answers: for how long they count, how much room they have, and where. */
export function AskingSection({ change }: { readonly change: Change }) {
  const { t } = useTranslation()
  const { concurrency, cache } = useSettings((state) => state.settings)
  const fixed = useFixed()
  const keep = (wish: Partial<Settings>) => void change(changeSettings(wish))
  const keepCache = (wish: Partial<Settings['cache']>) => keep({ cache: { ...cache, ...wish } })
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
        <NumberField
          label={t('settings.asking.disk')}
          {...fixed('cache.maxMb', t('settings.asking.diskWhy'))}
          value={cache.maxMb}
          min={0}
          max={1_000_000}
          onKeep={(maxMb) => keepCache({ maxMb })}
        />
        {OperationName.options.map((operation) => (
          <TimeField
            key={operation}
            label={t('settings.asking.ttl', { question: t(`insights.operations.${operation}`) })}
            {...fixed('cache.ttlSeconds', t('settings.asking.ttlWhy'))}
            seconds={cache.ttlSeconds[operation] ?? 0}
            onKeep={(seconds) => keepCache({ ttlSeconds: { ...cache.ttlSeconds, [operation]: seconds } })}
          />
        ))}
        <TextField
          label={t('settings.asking.folder')}
          {...fixed('cache.folder', t('settings.asking.folderWhy'))}
          placeholder={t('settings.asking.inDataFolder')}
          value={cache.folder}
          onKeep={(folder) => keepCache({ folder })}
        />
      </div>
    </Section>
  )
}

interface FieldProps {
  readonly label: string
  readonly description: string | undefined
  readonly disabled: boolean
}

interface TimeFieldProps extends FieldProps {
  readonly seconds: number
  readonly onKeep: (seconds: number) => void
}

/** After how long an answer is asked for again: the usual times, and whatever the file says besides. */
function TimeField({ seconds, onKeep, ...field }: TimeFieldProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const usual = timeNames.map((name) => ({ value: String(times[name]), label: t(`settings.asking.ttls.${name}`) }))
  const value = String(seconds)
  const other = { value, label: t('settings.asking.ttls.other', { n: format.count(seconds) }) }
  return (
    <Select
      {...field}
      inputWrapperOrder={below}
      allowDeselect={false}
      value={value}
      data={usual.some((time) => time.value === value) ? usual : [...usual, other]}
      onChange={(chosen) => onKeep(Number(chosen ?? 0))}
    />
  )
}

interface NumberFieldProps extends FieldProps {
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
