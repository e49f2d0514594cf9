import { Button, Checkbox, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunPreview } from '../../../shared/contract/runs.ts'
import { isFreshRun, type RunSettings } from '../../../shared/domain/run.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Stat, Stats } from '../../ui/Stat.tsx'
import { useAskedWith } from '../../words/useAskedWith.ts'
import { useFormat } from '../../words/useFormat.ts'

interface PreviewPanelProps {
  readonly preview: RunPreview
  readonly settings: RunSettings
  /** Hosts that the researcher has agreed to before. */
  readonly agreed: ReadonlySet<string>
  readonly busy: boolean
  /** Hosts newly agreed to are handed over, to be kept. */
  readonly onStart: (agreed: readonly string[]) => void
  readonly onClose: () => void
}

/** What a prepared run would ask, cost and send, before anything is asked. */
export function PreviewPanel({ preview, settings, agreed, busy, onStart, onClose }: PreviewPanelProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const askedWith = useAskedWith()
  const [consents, setConsents] = useState(false)
  const { segments, distinct, known, calls, tokens, milliseconds, cost, hosts } = preview
  const asked = hosts.filter((host) => !agreed.has(host))
  const range = ({ low, high }: { low: number; high: number }, show: (n: number) => string) =>
    show(low) === show(high) ? show(low) : t('runs.preview.range', { low: show(low), high: show(high) })

  return (
    <Stack gap="xl">
      <Stats>
        <Stat
          label={t('runs.preview.segments')}
          value={format.count(segments)}
          note={t('runs.preview.distinct', { n: format.count(distinct) })}
        />
        <Stat
          label={t('runs.preview.calls')}
          value={range(calls, format.count)}
          note={t('runs.preview.known', { n: format.count(known) })}
        />
        <Stat label={t('runs.preview.tokens')} value={range(tokens, format.count)} note={t('runs.preview.estimated')} />
        <Stat label={t('runs.preview.time')} value={range(milliseconds, format.duration)} />
        <Stat
          label={t('runs.preview.price')}
          value={
            cost === undefined
              ? t('runs.preview.unknown')
              : cost.high === 0
                ? t('runs.preview.free')
                : range(cost, (amount) => format.money(amount, cost.currency))
          }
          note={
            cost === undefined ? t('runs.preview.unknownWhy') : cost.high === 0 ? t('runs.preview.freeWhy') : undefined
          }
        />
      </Stats>
      {isUsual(settings) ? null : <Notice kind="info">{askedWith(settings)}</Notice>}
      <Notice kind="info">
        {hosts.length === 0 ? t('runs.preview.stays') : t('runs.preview.leaves', { hosts: hosts.join(', ') })}
      </Notice>
      {asked.length === 0 ? null : (
        <Checkbox
          size="xs"
          checked={consents}
          onChange={(event) => setConsents(event.currentTarget.checked)}
          label={t('runs.preview.consent', { hosts: asked.join(', ') })}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('runs.preview.notNow')}
        </Button>
        <Button data-autofocus loading={busy} disabled={asked.length > 0 && !consents} onClick={() => onStart(asked)}>
          {t('runs.preview.start', { count: segments })}
        </Button>
      </Group>
    </Stack>
  )
}

/** Does the run use what is known, and ask about equal contents once? Whatever differs is said before it starts. */
const isUsual = (settings: RunSettings) =>
  settings.dedupe &&
  settings.cache === undefined &&
  settings.canonical === undefined &&
  settings.sharing === undefined &&
  !isFreshRun(settings)
