import { Button, Select } from '@mantine/core'
import { IconPencil, IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../shared/domain/case.ts'
import { CaseId } from '../../../shared/domain/ids.ts'
import { saveCases } from '../../db/cases.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { setDocumentCase } from '../../db/documents.ts'
import type { ListedDocument } from '../../db/queries/documents.ts'
import { IconAct } from '../../ui/IconAct.tsx'
import { NameDialog } from '../../ui/NameDialog.tsx'
import { AttributesForm } from './AttributesForm.tsx'
import classes from './DocumentDetail.module.css'

interface CaseFieldProps {
  readonly db: ProjectDatabase
  readonly readOnly: boolean
  readonly document: ListedDocument
  readonly cases: readonly Case[]
}

/** The case a document belongs to, and what is known about it. */
export function CaseField({ db, readOnly, document, cases }: CaseFieldProps) {
  const { t } = useTranslation()
  const [asked, setAsked] = useState<'add' | 'rename'>()
  const own = cases.find(({ id }) => id === document.caseId)

  const add = async (name: string) => {
    const added: Case = { id: CaseId.parse(crypto.randomUUID()), name, attributes: [] }
    await saveCases(db, [...cases, added])
    await setDocumentCase(db, document.id, added.id)
  }
  const change = (changed: Case) =>
    saveCases(
      db,
      cases.map((other) => (other.id === changed.id ? changed : other)),
    )
  const remove = (gone: Case) =>
    saveCases(
      db,
      cases.filter(({ id }) => id !== gone.id),
    )
  return (
    <section className={classes.case} aria-label={t('documents.cases.one')}>
      <Select
        label={t('documents.cases.one')}
        description={t('documents.cases.help')}
        data={[
          { value: '', label: t('documents.cases.none') },
          ...cases.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        value={document.caseId ?? ''}
        disabled={readOnly}
        searchable
        onChange={(value) => void setDocumentCase(db, document.id, cases.find(({ id }) => id === value)?.id)}
      />
      {readOnly ? null : (
        <div className={classes.caseActs}>
          <Button
            variant="subtle"
            size="compact-sm"
            ml={-12}
            leftSection={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => setAsked('add')}
          >
            {t('documents.cases.add')}
          </Button>
          {own ? (
            <>
              <IconAct label={t('documents.cases.rename')} icon={IconPencil} onClick={() => setAsked('rename')} />
              <IconAct label={t('documents.cases.remove')} icon={IconTrash} onClick={() => void remove(own)} />
            </>
          ) : null}
        </div>
      )}
      {own ? (
        <AttributesForm
          key={own.id}
          legend={t('documents.cases.attributes', { name: own.name })}
          none={t('documents.cases.noAttributes')}
          attributes={own.attributes}
          readOnly={readOnly}
          onSave={(attributes) => void change({ ...own, attributes })}
        />
      ) : null}
      {asked === 'add' ? (
        <NameDialog
          title={t('documents.cases.addTitle')}
          label={t('documents.cases.name')}
          act={t('common.add')}
          onSave={(name) => void add(name)}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
      {asked === 'rename' && own ? (
        <NameDialog
          title={t('documents.cases.rename')}
          label={t('documents.cases.name')}
          name={own.name}
          act={t('common.rename')}
          onSave={(name) => void change({ ...own, name })}
          onClose={() => setAsked(undefined)}
        />
      ) : null}
    </section>
  )
}
