import { Button, Tabs } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Case } from '../../../shared/domain/case.ts'
import type { ProjectDatabase } from '../../db/database.ts'
import { setDocumentAttributes } from '../../db/documents.ts'
import type { ListedDocument } from '../../db/queries/documents.ts'
import { goTo } from '../../stores/navigation.ts'
import { IconAct } from '../../ui/IconAct.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { AttributesForm } from './AttributesForm.tsx'
import { CaseField } from './CaseField.tsx'
import classes from './DocumentDetail.module.css'
import { DocumentSegments } from './DocumentSegments.tsx'

interface DocumentDetailProps {
  readonly db: ProjectDatabase
  readonly readOnly: boolean
  readonly document: ListedDocument
  readonly cases: readonly Case[]
}

/** One document: where it came from, how it was cut, and what is known about it. */
export function DocumentDetail({ db, readOnly, document, cases }: DocumentDetailProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const { name, source, segmentation, length, retiredAt } = document
  const facts = [
    t('documents.detail.from', { file: source.fileName, date: format.date(source.importedAt) }),
    source.encoding === undefined ? undefined : t('documents.detail.encoding', { encoding: source.encoding }),
    t('documents.detail.cut', { how: t(`documents.segmentation.${segmentation.by}`) }),
    t('documents.detail.length', { n: format.count(length) }),
  ]
  return (
    <section className={classes.detail} aria-label={name}>
      <header className={classes.head}>
        <div className={classes.title}>
          <h2>{name}</h2>
          <IconAct label={t('documents.detail.close')} icon={IconX} onClick={() => goTo('documents')} />
        </div>
        <p className={classes.facts}>{facts.filter(Boolean).join(' · ')}</p>
        {retiredAt ? null : (
          <div>
            <Button variant="default" onClick={() => goTo('coding', document.id)}>
              {t('documents.detail.code')}
            </Button>
          </div>
        )}
      </header>
      <Tabs defaultValue="segments" className={classes.tabs ?? ''} keepMounted={false}>
        <Tabs.List aria-label={t('documents.detail.tabs')} px="md">
          <Tabs.Tab value="segments">{t('documents.detail.segments')}</Tabs.Tab>
          <Tabs.Tab value="attributes">{t('documents.detail.attributes')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="segments" className={classes.segments ?? ''}>
          <DocumentSegments db={db} readOnly={readOnly} document={document} />
        </Tabs.Panel>
        <Tabs.Panel value="attributes" className={classes.segments ?? ''}>
          <div className={classes.form}>
            <AttributesForm
              legend={t('documents.attributes.list')}
              none={t('documents.attributes.none')}
              attributes={document.attributes}
              readOnly={readOnly}
              onSave={(attributes) => void setDocumentAttributes(db, document.id, attributes)}
            />
            <CaseField db={db} readOnly={readOnly} document={document} cases={cases} />
          </div>
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}
