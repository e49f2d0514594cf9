import { Button, Select } from '@mantine/core'
import { IconLock, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodebookVersion } from '../../../shared/domain/codebook.ts'
import type { Coder } from '../../../shared/domain/coder.ts'
import type { RoundId } from '../../../shared/domain/ids.ts'
import type { Round } from '../../../shared/domain/round.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { choosePresentRound } from '../../db/projectFacts.ts'
import { addRound, closeRound, removeRound, renameRound } from '../../db/rounds.ts'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { IconAct } from '../../ui/IconAct.tsx'
import { ListTable } from '../../ui/ListTable.tsx'
import { NameDialog } from '../../ui/NameDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import { nothing, useFormat } from '../../words/useFormat.ts'
import classes from './CodersScreen.module.css'
import { RoundDialog } from './RoundDialog.tsx'

interface RoundsProps {
  readonly db: ProjectDatabase
  readonly readOnly: boolean
  readonly coders: readonly Coder[]
  /** The oldest first. */
  readonly rounds: readonly Round[]
  readonly inForce: CodebookVersion
  readonly versions: readonly CodebookVersion[]
  readonly present: RoundId | undefined
}

type Asked = { readonly kind: 'add' } | { readonly kind: 'rename' | 'close'; readonly round: Round }

/** The stages of the coding: what is coded, by whom, with which version of the codebook. */
export function Rounds({ db, readOnly, coders, rounds, inForce, versions, present }: RoundsProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>()
  const [kept, setKept] = useState<string>()
  const remove = async ({ id, name }: Round) => {
    const removed = await removeRound(db, id)
    setKept(removed.ok ? undefined : name)
  }
  return (
    <Section
      title={t('coders.rounds')}
      note={t('coders.roundsNote')}
      actions={
        readOnly ? null : (
          <Button variant="default" onClick={() => setAsked({ kind: 'add' })}>
            {t('coders.addRound')}
          </Button>
        )
      }
    >
      {kept === undefined ? null : <Notice kind="warning">{t('coders.roundInUse', { name: kept })}</Notice>}
      {rounds.length === 0 ? (
        <p className={classes.empty}>{t('coders.noRounds')}</p>
      ) : (
        <>
          <Select
            label={t('coders.presentRound')}
            w={320}
            data={[
              { value: '', label: t('coders.noRound') },
              ...rounds
                .filter(({ closedAt, id }) => !closedAt || id === present)
                .map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={present ?? ''}
            disabled={readOnly}
            onChange={(value) => void choosePresentRound(db, rounds.find(({ id }) => id === value)?.id)}
          />
          <ListTable
            label={t('coders.rounds')}
            columns={[
              { label: t('coders.roundColumn.name') },
              { label: t('coders.roundColumn.kind') },
              { label: t('coders.roundColumn.units') },
              { label: t('coders.roundColumn.who') },
              { label: t('coders.roundColumn.codebook') },
              { label: t('coders.roundColumn.state') },
              { label: t('coders.column.acts'), acts: true },
            ]}
          >
            {rounds.map((round) => (
              <RoundRow
                key={round.id}
                round={round}
                coders={coders}
                version={versions.find(({ hash }) => hash === round.codebook)?.number}
                readOnly={readOnly}
                onRename={() => setAsked({ kind: 'rename', round })}
                onClose={() => setAsked({ kind: 'close', round })}
                onRemove={() => void remove(round)}
              />
            ))}
          </ListTable>
        </>
      )}
      {asked?.kind === 'add' ? (
        <RoundDialog
          coders={coders}
          inForce={inForce}
          onAdd={(round) => void addRound(db, round)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      {asked?.kind === 'rename' ? (
        <NameDialog
          title={t('coders.rename', { name: asked.round.name })}
          label={t('coders.newName')}
          name={asked.round.name}
          act={t('common.rename')}
          onSave={(name) => void renameRound(db, asked.round.id, name)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      {asked?.kind === 'close' ? (
        <ConfirmDialog
          title={t('coders.closeTitle', { name: asked.round.name })}
          consequence={t('coders.closeWhat')}
          act={t('coders.closeAct')}
          onConfirm={() => void closeRound(db, asked.round.id)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </Section>
  )
}

interface RoundRowProps {
  readonly round: Round
  readonly coders: readonly Coder[]
  readonly version: number | undefined
  readonly readOnly: boolean
  readonly onRename: () => void
  readonly onClose: () => void
  readonly onRemove: () => void
}

function RoundRow({ round, coders, version, readOnly, onRename, onClose, onRemove }: RoundRowProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, kind, units, coderIds, closedAt } = round
  return (
    <tr>
      <td>{name}</td>
      <td>{t(`coders.kind.${kind}`)}</td>
      <td>
        {units.kind === 'all'
          ? t('coders.unitsAll')
          : t('coders.unitsDrawn', { count: units.segmentIds.length, seed: units.seed })}
      </td>
      <td>{coderIds.map((id) => coders.find((coder) => coder.id === id)?.name ?? id).join(', ')}</td>
      <td>{version === undefined ? nothing : t('coders.version', { number: version })}</td>
      <td>{closedAt ? t('coders.closedAt', { date: format.date(closedAt) }) : t('coders.open')}</td>
      <td data-acts>
        {readOnly ? null : (
          <>
            <IconAct label={t('coders.rename', { name })} icon={IconPencil} onClick={onRename} />
            {closedAt ? null : <IconAct label={t('coders.close', { name })} icon={IconLock} onClick={onClose} />}
            <IconAct label={t('coders.remove', { name })} icon={IconTrash} onClick={onRemove} />
          </>
        )}
      </td>
    </tr>
  )
}
