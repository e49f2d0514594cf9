import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Scale } from '../../../shared/domain/code.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import classes from './ValueDialog.module.css'

interface ValueDialogProps {
  readonly code: string
  readonly scale: Scale
  readonly value: number | undefined
  readonly onChoose: (value: number) => void
  /** Closing leaves the code without a value. */
  readonly onClose: () => void
}

/** The value of a code with a scale: typed as one digit, or clicked. */
export function ValueDialog({ code, scale, value, onChoose, onClose }: ValueDialogProps) {
  const { t } = useTranslation()
  const values = Array.from({ length: Math.min(scale.max - scale.min + 1, 21) }, (_, i) => scale.min + i)
  const onKeyDown = (event: KeyboardEvent) => {
    const typed = /^\d$/.test(event.key) ? Number(event.key) : undefined
    if (typed === undefined || !values.includes(typed)) return
    event.preventDefault()
    onChoose(typed)
  }
  return (
    <Dialog onClose={onClose} title={t('coding.value.title', { code })} size={420} onKeyDown={onKeyDown}>
      <div className={classes.values}>
        {values.map((v, i) => (
          <button
            type="button"
            key={v}
            className={classes.value}
            aria-pressed={v === value}
            {...(i === 0 ? { 'data-autofocus': true } : {})}
            onClick={() => onChoose(v)}
          >
            <b>{v}</b> {scale.labels[i]}
          </button>
        ))}
      </div>
      <p className={classes.help}>{t('coding.value.help', { min: scale.min, max: scale.max })}</p>
    </Dialog>
  )
}
