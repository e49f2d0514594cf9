import { Button, Checkbox, Group, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AutomaticCoder } from '../../../shared/domain/coder.ts'
import type { Document } from '../../../shared/domain/document.ts'
import type { CoderId, DocumentId } from '../../../shared/domain/ids.ts'
import type { OperationName } from '../../../shared/domain/question.ts'
import { CacheMode, type StrategyName } from '../../../shared/domain/run.ts'
import { More } from '../../ui/More.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './RunForm.module.css'

export interface RunWishes {
  readonly name: string
  readonly coders: readonly CoderId[]
  /** `undefined` for all that are not retired. */
  readonly documents: readonly DocumentId[] | undefined
  readonly strategy: StrategyName
  readonly fresh: boolean
  readonly dedupe: boolean
  readonly cache: CacheMode
  /** Operations whose answer may be served to a passage that reads alike. */
  readonly canonical: readonly OperationName[]
}

interface RunFormProps {
  readonly defaultName: string
  readonly coders: readonly AutomaticCoder[]
  readonly documents: readonly Document[]
  readonly busy: boolean
  readonly onPreview: (wishes: RunWishes) => void
  readonly onClose: () => void
}

const strategies: readonly StrategyName[] = ['sharedRelevance', 'independentCoders']

/** What the next run is to do; nothing is asked before its preview was seen. */
export function RunForm({ defaultName, coders, documents, busy, onPreview, onClose }: RunFormProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const [wishes, setWishes] = useState<RunWishes>({
    name: defaultName,
    coders: coders.map((coder) => coder.id),
    documents: undefined,
    strategy: 'sharedRelevance',
    fresh: false,
    dedupe: true,
    cache: 'use',
    canonical: [],
  })
  const wish = (change: Partial<RunWishes>) => setWishes({ ...wishes, ...change })
  const segments = documents.reduce((sum, document) => sum + document.segments, 0)
  const complete = wishes.name.trim() !== '' && wishes.coders.length > 0 && wishes.documents?.length !== 0

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (complete) onPreview({ ...wishes, name: wishes.name.trim() })
      }}
    >
      <Stack gap="xl">
        <TextInput
          label={t('runs.form.name')}
          value={wishes.name}
          maxLength={200}
          w={360}
          data-autofocus
          onChange={(event) => wish({ name: event.currentTarget.value })}
        />
        <Checkbox.Group
          label={t('runs.form.coders')}
          value={[...wishes.coders]}
          onChange={(ids) => wish({ coders: ids as CoderId[] })}
        >
          <Stack gap={8} mt={8}>
            {coders.map((coder) => (
              <Checkbox
                key={coder.id}
                size="xs"
                value={coder.id}
                label={coder.name}
                description={`${coder.settings.model}, ${t('runs.figures.temperature')} ${coder.settings.temperature}`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <Radio.Group
          label={t('runs.form.documents')}
          value={wishes.documents === undefined ? 'all' : 'some'}
          onChange={(value) => wish({ documents: value === 'all' ? undefined : [] })}
        >
          <Stack gap={8} mt={8}>
            <Radio size="xs" value="all" label={t('runs.form.allDocuments', { segments: format.count(segments) })} />
            <Radio size="xs" value="some" label={t('runs.form.someDocuments')} />
          </Stack>
        </Radio.Group>
        {wishes.documents === undefined ? null : (
          <Checkbox.Group
            aria-label={t('runs.form.someDocuments')}
            value={[...wishes.documents]}
            onChange={(ids) => wish({ documents: ids as DocumentId[] })}
          >
            <div className={classes.documents}>
              {documents.map((document) => (
                <Checkbox key={document.id} size="xs" value={document.id} label={document.name} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        <Radio.Group
          label={t('runs.form.strategy')}
          value={wishes.strategy}
          onChange={(strategy) => wish({ strategy: strategy as StrategyName })}
        >
          <Stack gap={8} mt={8}>
            {strategies.map((strategy) => (
              <Radio
                key={strategy}
                size="xs"
                value={strategy}
                label={t(`runs.form.${strategy}`)}
                description={t(`runs.form.${strategy}Why`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <Checkbox
          size="xs"
          checked={wishes.fresh}
          label={t('runs.form.fresh')}
          description={t('runs.form.freshWhy')}
          onChange={(event) => wish({ fresh: event.currentTarget.checked })}
        />
        <MoreWishes wishes={wishes} onWish={wish} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t('common.cancel')}
          </Button>
          <Button type="submit" disabled={!complete} loading={busy}>
            {t('runs.form.preview')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

interface MoreWishesProps {
  readonly wishes: RunWishes
  readonly onWish: (change: Partial<RunWishes>) => void
}

/** What most runs leave as it is. */
function MoreWishes({ wishes: { dedupe, cache, canonical }, onWish }: MoreWishesProps) {
  const { t } = useTranslation()
  return (
    <More label={t('common.more')}>
      <Checkbox
        size="xs"
        checked={dedupe}
        label={t('runs.form.dedupe')}
        description={t('runs.form.dedupeWhy')}
        onChange={(event) => onWish({ dedupe: event.currentTarget.checked })}
      />
      <Radio.Group
        label={t('runs.form.cache')}
        value={cache}
        onChange={(mode) => onWish({ cache: CacheMode.parse(mode) })}
      >
        <Stack gap={8} mt={8}>
          {CacheMode.options.map((mode) => (
            <Radio
              key={mode}
              size="xs"
              value={mode}
              label={t(`cache.modes.${mode}`)}
              description={t(`cache.modes.${mode}Why`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      <Stack gap={10}>
        <Checkbox
          size="xs"
          checked={canonical.length > 0}
          label={t('runs.form.canonical')}
          description={t('runs.form.canonicalWhy')}
          onChange={(event) => onWish({ canonical: event.currentTarget.checked ? ['judgeRelevance'] : [] })}
        />
        {canonical.length === 0 ? null : (
          <Checkbox
            size="xs"
            pl={24}
            checked={canonical.includes('assignCodes')}
            label={t('runs.form.canonicalCodes')}
            description={t('runs.form.canonicalCodesWhy')}
            onChange={(event) =>
              onWish({
                canonical: ['judgeRelevance', ...(event.currentTarget.checked ? ['assignCodes' as const] : [])],
              })
            }
          />
        )}
      </Stack>
    </More>
  )
}
