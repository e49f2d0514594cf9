import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { renameProject } from '../../db/projectFacts.ts'
import { useProjectSession } from '../../db/projectSession.ts'
import { useProjectInfo } from '../../db/queries/project.ts'
import classes from './ProjectTitle.module.css'

/** The project's name, typed over where it stands. Enter or leaving keeps the new name, Esc the old one. */
export function ProjectTitle() {
  const { t } = useTranslation()
  const session = useProjectSession((state) => state.session)
  const info = useProjectInfo()
  const [text, setText] = useState<string>()
  const left = useRef(false)
  if (!session || !info) return null
  if (session.readOnly) return <span className={classes.title}>{info.name}</span>
  if (text === undefined)
    return (
      <button
        type="button"
        className={classes.title}
        aria-label={`${info.name}: ${t('project.titleHint')}`}
        title={t('project.titleHint')}
        onClick={() => {
          left.current = false
          setText(info.name)
        }}
      >
        {info.name}
      </button>
    )
  const leave = (keep: boolean) => {
    // The field loses the focus as it goes, which must not keep what Esc has just dropped.
    if (left.current) return
    left.current = true
    const name = text.trim()
    if (keep && name !== '' && name !== info.name) void renameProject(session.db, name)
    setText(undefined)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') leave(true)
    if (event.key === 'Escape') leave(false)
  }
  return (
    <input
      className={classes.title}
      aria-label={t('project.titleLabel')}
      value={text}
      maxLength={200}
      ref={(field) => field?.focus()}
      onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => leave(true)}
      onKeyDown={onKeyDown}
    />
  )
}
