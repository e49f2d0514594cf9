import { Button, Group, NumberInput, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CacheStats } from '../../../../shared/contract/cache.ts'
import { EntryFilter } from '../../../../shared/domain/cacheEntry.ts'
import type { CodebookVersion } from '../../../../shared/domain/codebook.ts'
import type { Coder } from '../../../../shared/domain/coder.ts'
import type { ProjectId } from '../../../../shared/domain/ids.ts'
import type { StoredRun } from '../../../db/database.ts'
import { hostClient } from '../../../engine/connect.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Notice } from '../../../ui/Notice.tsx'
import { useFormat } from '../../../words/useFormat.ts'
import classes from './Cache.module.css'
import { useEntryCount } from './useEntryCount.ts'

interface ClearDialogProps {
  readonly projectId: ProjectId
  readonly by: CacheStats['by']
  readonly coders: readonly Coder[]
  readonly versions: readonly CodebookVersion[]
  readonly runs: readonly StoredRun[]
  readonly onCleared: (cleared: {
    readonly entries: number
    readonly bytes: number
    readonly undo?: string | undefined
  }) => void
  readonly onClose: () => void
}

const ages = { hour: 3600, day: 86_400, week: 604_800, month: 2_592_000 } as const
const ageNames = ['hour', 'day', 'week', 'month'] as const

/** The word for shared answers among coders’ ids, which hold no space. */
const everyone = 'all coders'

/** What a field means stands below it, so that fields side by side are level. */
const below: ['label', 'input', 'description', 'error'] = ['label', 'input', 'description', 'error']

/** Which answers to clear, and how many that would be, before it is done. It can be undone, so nothing asks twice. */
export function ClearDialog({ projectId, by, coders, versions, runs, onCleared, onClose }: ClearDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [filter, setFilter] = useState<EntryFilter>({})
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const counted = useEntryCount(projectId, filter)
  const entries = counted.kind === 'counted' ? counted.entries : 0
  const wish = (change: { readonly [Key in keyof EntryFilter]: EntryFilter[Key] | undefined }) =>
    setFilter((before) => EntryFilter.parse({ ...before, ...change }))
  const operations = [...new Set(by.map(({ operation }) => operation))]
  const behalves = [...new Set(by.map(({ coderId }) => coderId))]
  const models = [...new Set(by.map(({ model }) => model))]
  const age = ageNames.find((name) => ages[name] === filter.olderThanSeconds)

  const clear = async () => {
    setBusy(true)
    try {
      onCleared(await hostClient['cache.clear']({ projectId, filter }))
      onClose()
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error))
      setBusy(false)
    }
  }
  const any = { inputWrapperOrder: below, placeholder: t('cache.clear.any'), clearable: true }
  return (
    <Dialog onClose={onClose} title={t('cache.clear.title')} size={640}>
      <Stack gap="lg">
        <p>{t('cache.clear.note')}</p>
        {problem === undefined ? null : <Notice kind="error">{t('cache.upkeep.failed', { why: problem })}</Notice>}
        <div className={classes.fields}>
          <Select
            {...any}
            data-autofocus
            label={t('cache.clear.question')}
            value={filter.operation ?? null}
            data={operations.map((value) => ({ value, label: t(`insights.operations.${value}`) }))}
            onChange={(value) => wish({ operation: operations.find((known) => known === value) })}
          />
          <Select
            {...any}
            label={t('cache.clear.coder')}
            value={filter.coderId === null ? everyone : (filter.coderId ?? null)}
            data={behalves.map((id) =>
              id === null
                ? { value: everyone, label: t('cache.entries.all') }
                : { value: id as string, label: coders.find((coder) => coder.id === id)?.name ?? id },
            )}
            onChange={(value) => wish({ coderId: behalves.find((id) => (id ?? everyone) === value) })}
          />
          <Select
            {...any}
            label={t('cache.clear.model')}
            value={filter.model ?? null}
            data={models}
            onChange={(value) => wish({ model: value ?? undefined })}
          />
          <Select
            {...any}
            label={t('cache.clear.codebook')}
            description={t('cache.clear.codebookNote')}
            value={filter.codebook ?? null}
            data={versions.map(({ hash, number }) => ({
              value: hash as string,
              label: t('cache.clear.version', { n: number }),
            }))}
            onChange={(value) => wish({ codebook: versions.find(({ hash }) => hash === value)?.hash })}
          />
          <Select
            {...any}
            label={t('cache.clear.run')}
            description={t('cache.clear.runNote')}
            value={filter.runId ?? null}
            data={runs.map(({ id, settings }) => ({
              value: id as string,
              label: `${settings.name}, ${format.date(settings.createdAt)}`,
            }))}
            onChange={(value) => wish({ runId: runs.find(({ id }) => id === value)?.id })}
          />
          <Select
            {...any}
            label={t('cache.clear.age')}
            value={age ?? null}
            data={ageNames.map((value) => ({ value, label: t(`cache.clear.ages.${value}`) }))}
            onChange={(value) => {
              const name = ageNames.find((known) => known === value)
              wish({ olderThanSeconds: name && ages[name] })
            }}
          />
          <NumberInput
            inputWrapperOrder={below}
            label={t('cache.clear.confidence')}
            description={t('cache.clear.confidenceNote')}
            placeholder={t('cache.clear.any')}
            min={0}
            max={1}
            step={0.1}
            clampBehavior="strict"
            value={filter.confidenceBelow ?? ''}
            onChange={(value) => wish({ confidenceBelow: typeof value === 'number' ? value : undefined })}
          />
        </div>
        <Count counted={counted} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button disabled={entries === 0} loading={busy} onClick={() => void clear()}>
            {t('cache.clear.act', { count: entries })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  )
}

function Count({ counted }: { readonly counted: ReturnType<typeof useEntryCount> }) {
  const { t } = useTranslation()
  const format = useFormat()
  if (counted.kind === 'failed') return <Notice kind="error">{t('cache.upkeep.failed', { why: counted.why })}</Notice>
  if (counted.kind === 'counting') return <output>{t('cache.clear.counting')}</output>
  const { entries, bytes } = counted
  return (
    <output>
      {entries === 0 ? t('cache.clear.none') : t('cache.clear.meets', { count: entries, size: format.bytes(bytes) })}
    </output>
  )
}
