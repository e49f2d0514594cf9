import { NumberInput, Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Scale } from '../../../shared/domain/code.ts'
import classes from './CodeForm.module.css'

interface ScaleFieldsProps {
  readonly scale: Scale | undefined
  readonly readOnly: boolean
  readonly onChange: (scale: Scale | undefined) => void
}

const usual: Scale = { level: 'ordinal', min: 1, max: 5, labels: [] }
/** With more values than this, numbers speak for themselves and labels would fill the page. */
const mostLabels = 11

/** A field that is being emptied holds no number; the form says so, and the draft cannot be saved with it. */
const numberOf = (value: string | number) => (typeof value === 'number' ? value : Number.NaN)
const shown = (value: number) => (Number.isFinite(value) ? value : '')

/** Whether coders give a value together with the code, and which values there are. */
export function ScaleFields({ scale, readOnly, onChange }: ScaleFieldsProps) {
  const { t } = useTranslation()
  const values = scale
    ? Array.from({ length: Math.max(0, scale.max - scale.min + 1) || 0 }, (_, i) => scale.min + i)
    : []
  return (
    <div className={classes.scale}>
      <Switch
        size="xs"
        label={t('codebook.form.scale')}
        checked={scale !== undefined}
        disabled={readOnly}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : undefined)}
      />
      {scale === undefined ? null : (
        <>
          <div className={classes.pair}>
            <Select
              label={t('codebook.form.level')}
              data={(['ordinal', 'interval'] as const).map((value) => ({ value, label: t(`codebook.form.${value}`) }))}
              value={scale.level}
              disabled={readOnly}
              onChange={(value) => onChange({ ...scale, level: value === 'interval' ? 'interval' : 'ordinal' })}
            />
            <NumberInput
              label={t('codebook.form.min')}
              value={shown(scale.min)}
              allowDecimal={false}
              readOnly={readOnly}
              onChange={(value) => onChange({ ...scale, min: numberOf(value) })}
            />
            <NumberInput
              label={t('codebook.form.max')}
              value={shown(scale.max)}
              allowDecimal={false}
              readOnly={readOnly}
              onChange={(value) => onChange({ ...scale, max: numberOf(value) })}
            />
          </div>
          {values.length <= mostLabels ? (
            <div className={classes.labels}>
              {values.map((value, i) => (
                <TextInput
                  key={value}
                  label={t('codebook.form.label', { value })}
                  value={scale.labels[i] ?? ''}
                  readOnly={readOnly}
                  onChange={(event) =>
                    onChange({ ...scale, labels: withLabel(scale.labels, i, event.currentTarget.value) })
                  }
                />
              ))}
            </div>
          ) : null}
        </>
      )}
    </div>
  )
}

const withLabel = (labels: readonly string[], at: number, label: string): readonly string[] =>
  Array.from({ length: Math.max(labels.length, at + 1) }, (_, i) => (i === at ? label : (labels[i] ?? '')))
