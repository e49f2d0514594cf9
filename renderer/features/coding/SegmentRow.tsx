import { ActionIcon, Tooltip } from '@mantine/core'
import { IconAlertTriangle, IconNote, IconX } from '@tabler/icons-react'
import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AutomaticCode } from '../../../shared/domain/automaticCoding.ts'
import type { Code } from '../../../shared/domain/code.ts'
import { codePath } from '../../../shared/domain/codebook.ts'
import type { CodeId } from '../../../shared/domain/ids.ts'
import type { ManualCoding } from '../../../shared/domain/manualCoding.ts'
import { Swatch } from '../../ui/Swatch.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './SegmentRow.module.css'

/** What an automatic coder made of a segment, with the coder's name for the margin. */
export interface AutomaticNote {
  readonly coder: string
  readonly outcome:
    | { readonly kind: 'coded'; readonly codes: readonly AutomaticCode[] }
    | { readonly kind: 'notRelevant' }
    | { readonly kind: 'failed'; readonly reason: string }
}

interface SegmentRowProps {
  readonly ordinal: number
  readonly text: string
  readonly speaker: string | undefined
  readonly row: number | undefined
  readonly focused: boolean
  readonly mine: ManualCoding | undefined
  readonly automatic: readonly AutomaticNote[]
  readonly codes: readonly Code[]
  readonly editable: boolean
  readonly onSelect: (ordinal: number) => void
  readonly onRemove: (code: CodeId) => void
}

/** One segment: its number, its words, and in the margin what was made of it. */
export const SegmentRow = memo(function SegmentRow(props: SegmentRowProps) {
  const { ordinal, text, speaker, row, focused, mine, automatic, codes, editable, onSelect, onRemove } = props
  const { t } = useTranslation()
  const quotes = focused ? quotesIn(automatic) : []
  return (
    <article
      className={classes.row}
      data-focused={focused}
      data-ordinal={ordinal}
      aria-current={focused ? 'true' : undefined}
      aria-label={`${ordinal + 1}${speaker === undefined ? '' : `, ${speaker}`}`}
    >
      {/* A click anywhere on the segment opens it; by keyboard the list moves the focus, so the row needs no tab stop. */}
      <button type="button" tabIndex={-1} className={classes.words} onClick={() => onSelect(ordinal)}>
        <span className={classes.number}>{ordinal + 1}</span>
        <span className={classes.text} dir="auto">
          {speaker === undefined ? null : <span className={classes.speaker}>{speaker}</span>}
          {row === undefined ? null : <span className={classes.speaker}>{t('coding.row', { row })}</span>}
          <Quoted text={text} quotes={quotes} />
        </span>
      </button>
      <div className={classes.margin}>
        {mine === undefined ? null : (
          <Decided coding={mine} codes={codes} {...(focused && editable ? { onRemove } : {})} />
        )}
        {automatic.map((note) => (
          <Automatic key={note.coder} note={note} codes={codes} />
        ))}
      </div>
    </article>
  )
})

interface DecidedProps {
  readonly coding: ManualCoding
  readonly codes: readonly Code[]
  readonly onRemove?: (code: CodeId) => void
}

function Decided({ coding, codes, onRemove }: DecidedProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { decision } = coding
  const date = format.dateTime(coding.codedAt)
  return (
    <div className={classes.coder} data-own="true">
      {decision.kind === 'codes' ? (
        decision.codes.map(({ codeId, value }) => (
          <Label
            key={codeId}
            code={codes.find((c) => c.id === codeId)}
            path={codePath(codes, codeId).join(' › ')}
            value={value}
            hint={t('coding.codedAt', { code: codePath(codes, codeId).join(' › '), date })}
            {...(onRemove ? { onRemove: () => onRemove(codeId) } : {})}
          />
        ))
      ) : (
        <span className={classes.plain}>{t(`coding.decision.${decision.kind}`)}</span>
      )}
      {coding.memo === undefined ? null : (
        <Tooltip label={coding.memo}>
          <span className={classes.plain}>
            <IconNote size={14} stroke={1.5} aria-hidden="true" />
            <span className={classes.clipped}>{coding.memo}</span>
          </span>
        </Tooltip>
      )}
      {coding.correction ? <span className={classes.hint}>{t('coding.correction')}</span> : null}
    </div>
  )
}

function Automatic({ note, codes }: { readonly note: AutomaticNote; readonly codes: readonly Code[] }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { outcome } = note
  return (
    <div className={classes.coder} data-automatic="true">
      {note.coder === '' ? null : <span className={classes.name}>{note.coder}</span>}
      {outcome.kind === 'notRelevant' ? <span className={classes.plain}>{t('coding.screenedOut')}</span> : null}
      {outcome.kind === 'failed' ? (
        <span className={classes.plain}>{t('coding.failed', { reason: outcome.reason })}</span>
      ) : null}
      {outcome.kind === 'coded' && outcome.codes.length === 0 ? (
        <span className={classes.plain}>{t('coding.decision.noCode')}</span>
      ) : null}
      {outcome.kind === 'coded'
        ? outcome.codes.map(({ codeId, value, quote, reason, confidence }) => (
            <Label
              key={codeId}
              code={codes.find((c) => c.id === codeId)}
              path={codePath(codes, codeId).join(' › ')}
              value={value}
              outlined
              warning={quote.start === undefined ? t('coding.unlocated') : undefined}
              hint={
                <>
                  “{quote.text}”
                  <br />
                  {reason}
                  {confidence === undefined ? null : (
                    <>
                      <br />
                      {t('coding.confidence', { value: format.percent(confidence) })}
                    </>
                  )}
                </>
              }
            />
          ))
        : null}
    </div>
  )
}

interface LabelProps {
  readonly code: Code | undefined
  readonly path: string
  readonly value: number | undefined
  readonly hint: ReactNode
  readonly outlined?: boolean
  readonly warning?: string | undefined
  readonly onRemove?: () => void
}

function Label({ code, path, value, hint, outlined = false, warning, onRemove }: LabelProps) {
  const { t } = useTranslation()
  return (
    <span className={classes.label} data-outlined={outlined}>
      <Tooltip label={hint} position="left">
        <span className={classes.labelWords}>
          <Swatch colour={code?.colour ?? 'var(--muted)'} />
          <span className={classes.clipped}>{code?.name ?? path}</span>
          {value === undefined ? null : <b>{value}</b>}
        </span>
      </Tooltip>
      {warning === undefined ? null : (
        <Tooltip label={warning}>
          <IconAlertTriangle size={14} stroke={1.5} aria-label={warning} className={classes.warning} />
        </Tooltip>
      )}
      {onRemove === undefined ? null : (
        <ActionIcon
          size={18}
          variant="subtle"
          color="gray"
          tabIndex={-1}
          onClick={onRemove}
          aria-label={`${t('coding.acts.unmark')}: ${path}`}
        >
          <IconX size={12} stroke={1.5} />
        </ActionIcon>
      )}
    </span>
  )
}

interface Range {
  readonly start: number
  readonly end: number
}

/** Where the automatic coders found their evidence, merged so that overlapping quotes are marked once. */
function quotesIn(automatic: readonly AutomaticNote[]): readonly Range[] {
  const ranges = automatic
    .flatMap(({ outcome }) => (outcome.kind === 'coded' ? outcome.codes : []))
    .flatMap(({ quote: { start, end } }) => (start === undefined || end === undefined ? [] : [{ start, end }]))
    .sort((a, b) => a.start - b.start)
  const merged: { start: number; end: number }[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else merged.push({ ...range })
  }
  return merged
}

function Quoted({ text, quotes }: { readonly text: string; readonly quotes: readonly Range[] }) {
  const parts: ReactNode[] = []
  let from = 0
  for (const { start, end } of quotes) {
    parts.push(text.slice(from, start), <mark key={start}>{text.slice(start, end)}</mark>)
    from = end
  }
  parts.push(text.slice(from))
  return <>{parts}</>
}
