import { Button } from '@mantine/core'
import { IconArrowBackUp, IconEye } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodebookVersion } from '../../../shared/domain/codebook.ts'
import type { Coder } from '../../../shared/domain/coder.ts'
import type { CodebookHash } from '../../../shared/domain/ids.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { IconAct } from '../../ui/IconAct.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { codebookChanges } from './codebookChanges.ts'
import classes from './Versions.module.css'
import { VersionText } from './VersionText.tsx'

interface VersionsDialogProps {
  /** The oldest first. */
  readonly versions: readonly CodebookVersion[]
  readonly coders: readonly Coder[]
  readonly inForce: CodebookHash
  readonly draft: boolean
  readonly readOnly: boolean
  readonly onBringBack: (version: CodebookVersion) => void
  readonly onClose: () => void
}

/** Every version there was: who made it, when and why, what it changed; to look at, and to bring back into force. */
export function VersionsDialog({ versions, onClose, ...rest }: VersionsDialogProps) {
  const { t } = useTranslation()
  const [looked, setLooked] = useState<CodebookVersion>()
  return (
    <Dialog onClose={onClose} title={t('codebook.history.title')} size={680}>
      {looked === undefined ? (
        <ol className={classes.versions} reversed>
          {versions.toReversed().map((version) => (
            <VersionRow
              key={version.hash}
              version={version}
              before={versions.find(({ number }) => number === version.number - 1)}
              onLook={() => setLooked(version)}
              {...rest}
            />
          ))}
        </ol>
      ) : (
        <>
          <Button variant="default" mb="md" onClick={() => setLooked(undefined)}>
            {t('codebook.history.back')}
          </Button>
          <VersionText version={looked} />
        </>
      )}
    </Dialog>
  )
}

interface VersionRowProps
  extends Pick<VersionsDialogProps, 'coders' | 'inForce' | 'draft' | 'readOnly' | 'onBringBack'> {
  readonly version: CodebookVersion
  readonly before: CodebookVersion | undefined
  readonly onLook: () => void
}

function VersionRow({ version, before, coders, inForce, draft, readOnly, onLook, onBringBack }: VersionRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { number, createdAt, createdBy, reason } = version
  const by = coders.find(({ id }) => id === createdBy)?.name
  return (
    <li className={classes.version}>
      <div className={classes.head}>
        <b>{t('codebook.version', { number, date: format.dateTime(createdAt) })}</b>
        {by === undefined ? null : <span className={classes.muted}>{t('codebook.history.by', { name: by })}</span>}
        {version.hash === inForce ? <span className={classes.inForce}>{t('codebook.history.inForce')}</span> : null}
      </div>
      <p className={classes.reason}>
        {reason === '' ? <span className={classes.muted}>{t('codebook.history.noReason')}</span> : reason}
      </p>
      {before === undefined ? null : <Changes before={before} after={version} />}
      <div className={classes.acts}>
        <IconAct label={t('codebook.history.look', { number })} icon={IconEye} onClick={onLook} />
        {version.hash === inForce || readOnly ? null : (
          <IconAct
            label={draft ? t('codebook.history.bringBackDraft') : t('codebook.history.bringBack', { number })}
            icon={IconArrowBackUp}
            disabled={draft}
            onClick={() => onBringBack(version)}
          />
        )}
      </div>
    </li>
  )
}

function Changes({ before, after }: { readonly before: CodebookVersion; readonly after: CodebookVersion }) {
  const { t } = useTranslation()
  const { general, ...codes } = codebookChanges(before.codebook, after.codebook)
  const number = before.number
  const told = (['added', 'removed', 'changed'] as const).filter((kind) => codes[kind].length > 0)
  return (
    <div className={classes.changes}>
      {told.map((kind) => (
        <p key={kind}>
          {t(`codebook.history.${kind}`, { number, names: codes[kind].map(({ name }) => name).join(', ') })}
        </p>
      ))}
      {general ? <p>{t('codebook.history.generalChanged', { number })}</p> : null}
    </div>
  )
}
