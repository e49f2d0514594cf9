import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../ui/Notice.tsx'
import type { Computed, Recomputation } from '../../workers/recomputation.ts'
import classes from './Offer.module.css'

interface OfferProps<Result> {
  readonly computed: Computed<Result> & Pick<Recomputation, 'again'>
  readonly act: string
  readonly primary?: boolean
  /** What is in the file. */
  readonly content: (result: Result) => ReactNode
  readonly empty?: (result: Result) => boolean
  readonly onSave: (result: Result) => void
}

/** A file that has been made and counted, and waits to be saved. */
export function Offer<Result>({ computed, act, primary = false, content, empty, onSave }: OfferProps<Result>) {
  const { t } = useTranslation()
  const { result, work, again } = computed
  if (work.kind === 'failed')
    return (
      <Notice
        kind="error"
        action={
          <Button variant="default" onClick={again}>
            {t('exporting.again')}
          </Button>
        }
      >
        {t('exporting.failed', { why: work.why })}
      </Notice>
    )
  return (
    <div className={classes.offer}>
      <Button
        variant={primary ? 'filled' : 'default'}
        disabled={result === undefined || empty?.(result)}
        onClick={() => result !== undefined && onSave(result)}
      >
        {act}
      </Button>
      <output className={classes.content}>{result === undefined ? t('exporting.preparing') : content(result)}</output>
    </div>
  )
}
