import { Checkbox, SegmentedControl, Select } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ProjectId } from '../../../shared/domain/ids.ts'
import type { CodingsChoice } from '../../db/codingsFile.ts'
import type { StoredRun } from '../../db/database.ts'
import { useRevision } from '../../db/queries/revision.ts'
import { fileNameOf, offerFile } from '../../ui/offerFile.ts'
import { Section } from '../../ui/Page.tsx'
import { useFormat } from '../../words/useFormat.ts'
import { codingsFileTask } from '../../workers/tasks.ts'
import { useComputed } from '../../workers/useComputed.ts'
import classes from './Offer.module.css'
import { Offer } from './Offer.tsx'

interface CodingsExportProps {
  readonly projectId: ProjectId
  readonly name: string
  readonly runs: readonly StoredRun[]
}

const kindsOfCodings = ['both', 'manual', 'automatic'] as const

/** The codings as a table: whose, and of which run. */
export function CodingsExport({ projectId, name, runs }: CodingsExportProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [choice, setChoice] = useState<CodingsChoice>({ kinds: 'both', byteOrderMark: true })
  const task = useMemo(() => codingsFileTask(projectId, choice), [projectId, choice])
  const computed = useComputed(task, useRevision())
  const offered = runs.filter(({ place, discardedAt }) => place > 0 && discardedAt === undefined)
  return (
    <Section title={t('exporting.codings.title')} note={t('exporting.codings.note')}>
      <div className={classes.choices}>
        <div>
          <span id="export-kinds" className={classes.label}>
            {t('exporting.codings.kinds')}
          </span>
          <SegmentedControl
            aria-labelledby="export-kinds"
            value={choice.kinds}
            onChange={(value) =>
              setChoice({ ...choice, kinds: kindsOfCodings.find((kind) => kind === value) ?? choice.kinds })
            }
            data={kindsOfCodings.map((kind) => ({ value: kind, label: t(`exporting.codings.${kind}`) }))}
          />
        </div>
        <Select
          label={t('exporting.codings.run')}
          w={300}
          disabled={choice.kinds === 'manual' || offered.length === 0}
          value={choice.runId ?? ''}
          onChange={(value) => setChoice({ ...choice, runId: offered.find(({ id }) => id === value)?.id })}
          data={[
            { value: '', label: t('exporting.codings.allRuns') },
            ...offered.map(({ id, settings }) => ({
              value: id as string,
              label: `${settings.name}, ${format.date(settings.createdAt)}`,
            })),
          ]}
        />
      </div>
      <Checkbox
        size="xs"
        checked={choice.byteOrderMark}
        onChange={(event) => setChoice({ ...choice, byteOrderMark: event.currentTarget.checked })}
        label={t('exporting.codings.excel')}
        description={t('exporting.codings.excelWhy')}
      />
      <Offer
        primary
        computed={computed}
        act={t('exporting.codings.save')}
        empty={({ rows }) => rows === 0}
        content={({ rows, blob }) =>
          rows === 0
            ? t('exporting.codings.none')
            : t('exporting.codings.rows', { count: rows, size: format.bytes(blob.size) })
        }
        onSave={({ blob }) => offerFile(blob, fileNameOf(t('exporting.codings.fileName', { name }), 'csv'))}
      />
    </Section>
  )
}
