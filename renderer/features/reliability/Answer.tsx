import { useTranslation } from 'react-i18next'
import type { UndefinedReason } from '../../../shared/reliability/coefficient.ts'
import type { BlockReport } from '../../../shared/reliability/report.ts'
import { nothing, useFormat } from '../../words/useFormat.ts'
import classes from './Answer.module.css'
import type { Names } from './names.ts'
import { useLimits } from './useLimits.ts'
import { codesInNeed, verdictOn } from './verdict.ts'

interface AnswerProps {
  readonly block: BlockReport
  readonly names: Names
}

/** Models that are one instrument show how steady it is, and nothing more: they stand under a heading of their own. */
export const headingOf = ({ between, kind }: BlockReport) =>
  between === 'automatic' && kind === 'stability' ? kind : between

/** How well one group of coders agrees and what that means, before any table. */
export function Answer({ block, names }: AnswerProps) {
  const { t } = useTranslation()
  const { overall, between } = block
  const heading = headingOf(block)
  return (
    <section className={classes.answer} aria-label={t(`reliability.between.${heading}`)}>
      <div>
        <h2>{t(`reliability.between.${heading}`)}</h2>
        <p className={classes.what}>{t(`reliability.betweenWhat.${heading}`)}</p>
      </div>
      {overall.value === undefined ? (
        <Missing between={between} reason={overall.reason} />
      ) : (
        <div>
          <Figure block={block} />
          <p>
            {t(`reliability.answer.${verdictOn(overall)}`)} <Attention block={block} names={names} />
          </p>
        </div>
      )}
    </section>
  )
}

function Missing({ between, reason }: { readonly between: BlockReport['between']; readonly reason: UndefinedReason }) {
  const { t } = useTranslation()
  const why = reason === 'oneCoder' ? t(`reliability.missing.oneCoder.${between}`) : t(`reliability.missing.${reason}`)
  return (
    <p className={classes.what}>
      {nothing} {why}
    </p>
  )
}

function Figure({ block }: { readonly block: BlockReport }) {
  const { t } = useTranslation()
  const format = useFormat()
  const limits = useLimits()
  const { value, interval, pairableUnits } = block.overall
  const alpha = format.coefficient(value)
  const coders = t(`reliability.coders.${block.between}`, { count: block.coders.length })
  return (
    <p className={classes.figure}>
      {t('reliability.answer.onUnits', { count: pairableUnits, coders })}:{' '}
      <strong>
        {interval
          ? t('reliability.answer.figure', { alpha, limits: limits(interval) })
          : t('reliability.answer.figureAlone', { alpha })}
      </strong>
    </p>
  )
}

const namedAtMost = 4

function Attention({ block, names }: AnswerProps) {
  const { t } = useTranslation()
  const inNeed = codesInNeed(block)
  if (inNeed.length === 0) return null
  const named = inNeed
    .slice(0, namedAtMost)
    .map(({ codeId }) => names.code(codeId).name)
    .join(', ')
  const more = inNeed.length - namedAtMost
  const codes = more > 0 ? t('reliability.answer.and', { codes: named, n: more }) : named
  return t('reliability.answer.attention', { count: inNeed.length, codes })
}
