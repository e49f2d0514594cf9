import { Button } from '@mantine/core'
import { IconCheck, IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Coder, HumanCoder } from '../../../shared/domain/coder.ts'
import type { CoderId } from '../../../shared/domain/ids.ts'
import { addCoder, removeCoder, updateCoder } from '../../db/coders.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { choosePresentCoder } from '../../db/projectFacts.ts'
import { IconAct } from '../../ui/IconAct.tsx'
import { ListTable } from '../../ui/ListTable.tsx'
import { NameDialog } from '../../ui/NameDialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import { idFrom } from './automaticCoders.ts'
import classes from './CodersScreen.module.css'

interface PeopleProps {
  readonly db: ProjectDatabase
  readonly readOnly: boolean
  readonly coders: readonly Coder[]
  readonly present: CoderId | undefined
}

type Asked = { readonly kind: 'add' } | { readonly kind: 'rename'; readonly coder: HumanCoder }

/** The people who code, and which of them sits at the screen. */
export function People({ db, readOnly, coders, present }: PeopleProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<Asked>()
  const [kept, setKept] = useState<string>()
  const people = coders.filter((coder) => coder.kind === 'human')

  const add = async (name: string) => {
    const person: HumanCoder = { kind: 'human', id: idFrom(name, coders), name }
    await addCoder(db, person)
    // Whoever enters the first name is most likely its bearer.
    if (present === undefined) await choosePresentCoder(db, person.id)
  }
  const remove = async ({ id, name }: HumanCoder) => {
    const removed = await removeCoder(db, id)
    setKept(removed.ok ? undefined : name)
  }
  return (
    <Section
      title={t('coders.people')}
      actions={
        readOnly ? null : (
          <Button variant={people.length === 0 ? 'filled' : 'default'} onClick={() => setAsked({ kind: 'add' })}>
            {t('coders.addPerson')}
          </Button>
        )
      }
    >
      {kept === undefined ? null : <Notice kind="warning">{t('coders.inUse', { name: kept })}</Notice>}
      {people.length === 0 ? (
        <p className={classes.empty}>{t('coders.noPeople')}</p>
      ) : (
        <ListTable
          label={t('coders.people')}
          columns={[
            { label: t('coders.column.name') },
            { label: t('coders.present') },
            { label: t('coders.column.acts'), acts: true },
          ]}
        >
          {people.map((person) => (
            <tr key={person.id}>
              <td>{person.name}</td>
              <td>
                {person.id === present ? (
                  <span className={classes.marked}>
                    <IconCheck size={16} stroke={1.5} aria-hidden="true" /> {t('coders.presentMark')}
                  </span>
                ) : readOnly ? null : (
                  <Button
                    variant="subtle"
                    size="compact-sm"
                    ml={-12}
                    onClick={() => void choosePresentCoder(db, person.id)}
                  >
                    {t('coders.chooseToCode', { name: person.name })}
                  </Button>
                )}
              </td>
              <td data-acts>
                {readOnly ? null : (
                  <>
                    <IconAct
                      label={t('coders.rename', { name: person.name })}
                      icon={IconPencil}
                      onClick={() => setAsked({ kind: 'rename', coder: person })}
                    />
                    <IconAct
                      label={t('coders.remove', { name: person.name })}
                      icon={IconTrash}
                      onClick={() => void remove(person)}
                    />
                  </>
                )}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      {asked?.kind === 'add' ? (
        <NameDialog
          title={t('coders.addPerson')}
          label={t('coders.personName')}
          act={t('coders.addPerson')}
          maxLength={100}
          onSave={(name) => void add(name)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      {asked?.kind === 'rename' ? (
        <NameDialog
          title={t('coders.rename', { name: asked.coder.name })}
          label={t('coders.personName')}
          name={asked.coder.name}
          act={t('common.rename')}
          maxLength={100}
          onSave={(name) => void updateCoder(db, { ...asked.coder, name })}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </Section>
  )
}
