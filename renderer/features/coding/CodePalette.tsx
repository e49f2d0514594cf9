import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Code } from '../../../shared/domain/code.ts'
import { codePath } from '../../../shared/domain/codebook.ts'
import type { CodeId } from '../../../shared/domain/ids.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Swatch } from '../../ui/Swatch.tsx'
import classes from './CodePalette.module.css'
import { findCodes } from './findCodes.ts'

interface CodePaletteProps {
  readonly codes: readonly Code[]
  readonly chosen: ReadonlySet<CodeId>
  readonly onToggle: (code: CodeId) => void
  readonly onClose: () => void
}

/** Type a few letters, press Enter: the quickest way to a code that has no digit. */
export function CodePalette({ codes, chosen, onToggle, onClose }: CodePaletteProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const [cursor, setCursor] = useState(0)
  const found = useMemo(() => findCodes(codes, text).slice(0, 12), [codes, text])
  const marked = found[Math.min(cursor, found.length - 1)]

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setCursor(Math.min(cursor + 1, found.length - 1))
    else if (event.key === 'ArrowUp') setCursor(Math.max(cursor - 1, 0))
    else if (event.key === 'Enter' && marked) {
      onToggle(marked.id)
      if (!event.shiftKey) onClose()
    } else return
    event.preventDefault()
  }
  return (
    <Dialog onClose={onClose} title={t('coding.palette.title')} yOffset="12vh" centered={false} size={520}>
      <TextInput
        data-autofocus
        value={text}
        aria-label={t('coding.palette.placeholder')}
        placeholder={t('coding.palette.placeholder')}
        onChange={(event) => {
          setText(event.currentTarget.value)
          setCursor(0)
        }}
        onKeyDown={onKeyDown}
        role="combobox"
        aria-expanded
        aria-controls="palette-codes"
        aria-activedescendant={marked ? `palette-${marked.id}` : undefined}
      />
      {/* The text field keeps the focus; the list only shows what Enter would take. */}
      <div role="listbox" id="palette-codes" aria-label={t('coding.codesPane')} className={classes.list} tabIndex={-1}>
        {found.map((code) => (
          <div
            key={code.id}
            id={`palette-${code.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={code === marked}
            className={classes.option}
            onMouseDown={(event) => {
              event.preventDefault()
              onToggle(code.id)
              onClose()
            }}
          >
            <Swatch colour={code.colour} size={12} />
            <span>
              <span className={classes.path}>{codePath(codes, code.id).join(' › ')}</span>
              <span className={classes.definition}>{code.definition}</span>
            </span>
            {chosen.has(code.id) ? <span className={classes.applied}>{t('coding.palette.applied')}</span> : null}
          </div>
        ))}
      </div>
      <p className={classes.help}>
        {found.length === 0 ? t('coding.palette.nothing', { text }) : t('coding.palette.help')}
      </p>
    </Dialog>
  )
}
