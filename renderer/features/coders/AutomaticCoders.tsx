import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AutomaticCoder, Coder } from '../../../shared/domain/coder.ts'
import { lexicalId } from '../../../shared/domain/lexical.ts'
import { addCoder, removeCoder, updateCoder } from '../../db/coders.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { useSettings } from '../../stores/settings.ts'
import { IconAct } from '../../ui/IconAct.tsx'
import { ListTable } from '../../ui/ListTable.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Section } from '../../ui/Page.tsx'
import { nothing } from '../../words/useFormat.ts'
import { AutomaticCoderDialog } from './AutomaticCoderDialog.tsx'
import { missingLexicalCoders } from './automaticCoders.ts'
import classes from './CodersScreen.module.css'

interface AutomaticCodersProps {
  readonly db: ProjectDatabase
  readonly readOnly: boolean
  readonly coders: readonly Coder[]
}

/** What could not be done, and about whom. */
type Refused = { readonly kind: 'inUse' | 'identical'; readonly name: string }

/** The automatic coders: which model each asks, and how. */
export function AutomaticCoders({ db, readOnly, coders }: AutomaticCodersProps) {
  const { t, i18n } = useTranslation()
  const providers = useSettings(({ settings }) => settings.providers)
  const [edited, setEdited] = useState<AutomaticCoder | 'new'>()
  const [refused, setRefused] = useState<Refused>()
  const automatic = coders.filter((coder) => coder.kind === 'automatic')
  const missing = missingLexicalCoders(coders, (n) => t('coders.lexicalName', { n }))
  const number = new Intl.NumberFormat(i18n.language)

  const addMissing = async () => {
    for (const coder of missing) {
      const added = await addCoder(db, coder)
      if (!added.ok) return setRefused({ kind: 'identical', name: added.failure.as.name })
    }
    setRefused(undefined)
  }
  const remove = async ({ id, name }: AutomaticCoder) => {
    const removed = await removeCoder(db, id)
    setRefused(removed.ok ? undefined : { kind: 'inUse', name })
  }
  /** @returns the coder that is asked the same already, where there is one. */
  const save = async (coder: AutomaticCoder): Promise<Coder | undefined> => {
    const saved = await (edited === 'new' ? addCoder(db, coder) : updateCoder(db, coder))
    if (saved.ok) setEdited(undefined)
    return saved.ok ? undefined : saved.failure.as
  }
  return (
    <Section
      title={t('coders.automatic')}
      note={
        automatic.some(({ settings }) => settings.provider === lexicalId) || automatic.length === 0
          ? `${t('coders.lexicalIs')} ${t('coders.lexicalIsNot')}`
          : undefined
      }
      actions={
        readOnly ? null : (
          <>
            {missing.length > 0 ? (
              <Button variant="default" onClick={() => void addMissing()}>
                {t('coders.addLexical', { count: missing.length })}
              </Button>
            ) : null}
            <Button
              variant={coders.some(({ kind }) => kind === 'human') ? 'filled' : 'default'}
              onClick={() => setEdited('new')}
            >
              {t('coders.addAutomatic')}
            </Button>
          </>
        )
      }
    >
      {refused === undefined ? null : (
        <Notice kind="warning">{t(`coders.${refused.kind}`, { name: refused.name })}</Notice>
      )}
      {automatic.length === 0 ? (
        <p className={classes.empty}>{t('coders.noAutomatic')}</p>
      ) : (
        <ListTable
          label={t('coders.automatic')}
          columns={[
            { label: t('coders.column.name') },
            { label: t('coders.column.provider') },
            { label: t('coders.column.model') },
            { label: t('coders.column.temperature'), number: true },
            { label: t('coders.column.seed'), number: true },
            { label: t('coders.column.persona') },
            { label: t('coders.column.acts'), acts: true },
          ]}
        >
          {automatic.map((coder) => (
            <tr key={coder.id}>
              <td>{coder.name}</td>
              <td>
                {coder.settings.provider === lexicalId
                  ? t('coders.lexical')
                  : (providers.find(({ id }) => id === coder.settings.provider)?.name ?? coder.settings.provider)}
              </td>
              <td>{coder.settings.model}</td>
              <td data-number>{number.format(coder.settings.temperature)}</td>
              <td data-number>{coder.settings.seed ?? nothing}</td>
              <td>
                <div className={classes.persona}>{coder.persona === '' ? nothing : coder.persona}</div>
              </td>
              <td data-acts>
                {readOnly ? null : (
                  <>
                    <IconAct
                      label={t('coders.edit', { name: coder.name })}
                      icon={IconPencil}
                      onClick={() => setEdited(coder)}
                    />
                    <IconAct
                      label={t('coders.remove', { name: coder.name })}
                      icon={IconTrash}
                      onClick={() => void remove(coder)}
                    />
                  </>
                )}
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      {edited === undefined ? null : (
        <AutomaticCoderDialog
          coder={edited === 'new' ? undefined : edited}
          coders={coders}
          providers={providers}
          onSave={save}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Section>
  )
}
