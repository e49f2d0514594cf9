import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodebookVersion } from '../../../shared/domain/codebook.ts'
import type { CodebookHash } from '../../../shared/domain/ids.ts'
import { writeCodebook } from '../../../shared/exchange/writeCodebook.ts'
import { fileNameOf, offerFile } from '../../ui/offerFile.ts'
import { Section } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './Offer.module.css'

interface CodebookExportProps {
  readonly name: string
  /** The oldest first. */
  readonly versions: readonly CodebookVersion[]
  readonly inForce: CodebookHash
}

/** Any version of the codebook as a file that reads back. */
export function CodebookExport({ name, versions, inForce }: CodebookExportProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [chosen, setChosen] = useState<string>()
  const version = versions.find(({ hash }) => hash === (chosen ?? inForce)) ?? versions.at(-1)
  if (!version) return null
  const { codebook, number } = version
  const save = () =>
    offerFile(
      new Blob([writeCodebook(codebook)], { type: 'application/json' }),
      fileNameOf(t('exporting.codebook.fileName', { name: codebook.name || name, n: number }), 'json'),
    )
  return (
    <Section title={t('exporting.codebook.title')} note={t('exporting.codebook.note')}>
      <div className={classes.choices}>
        <Select
          label={t('exporting.codebook.version')}
          w={300}
          value={version.hash}
          onChange={(hash) => setChosen(hash ?? undefined)}
          data={versions.toReversed().map(({ hash, number: n, createdAt }) => ({
            value: hash as string,
            label:
              hash === inForce
                ? t('exporting.codebook.inForce', { n })
                : t('exporting.codebook.older', { n, date: format.date(createdAt) }),
          }))}
        />
      </div>
      <div className={classes.offer}>
        <Button variant="default" onClick={save}>
          {t('exporting.codebook.save')}
        </Button>
        <span className={classes.content}>{t('exporting.codebook.codes', { count: codebook.codes.length })}</span>
      </div>
    </Section>
  )
}
