import { Button, Checkbox, Group, NumberInput, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodebookVersion } from '../../../shared/domain/codebook.ts'
import type { Coder } from '../../../shared/domain/coder.ts'
import type { Round } from '../../../shared/domain/round.ts'
import { useDocuments } from '../../db/queries/documents.ts'
import type { NewRound } from '../../db/rounds.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { useFormat } from '../../words/useFormat.ts'
import classes from './CodersScreen.module.css'

interface RoundDialogProps {
  readonly coders: readonly Coder[]
  readonly inForce: CodebookVersion
  readonly onAdd: (round: NewRound) => void
  readonly onClose: () => void
}

const kinds: readonly Round['kind'][] = ['training', 'reliability', 'main']
const usualSize = 50

export function RoundDialog({ coders, inForce, onAdd, onClose }: RoundDialogProps) {
  const { t } = useTranslation()
  const format = useFormat()
  const segments = (useDocuments() ?? []).reduce((sum, one) => sum + (one.retiredAt ? 0 : one.segments), 0)
  const [name, setName] = useState('')
  const [kind, setKind] = useState<Round['kind']>('training')
  const [drawn, setDrawn] = useState(false)
  const [typedSize, setSize] = useState<number | string>()
  const [seed, setSeed] = useState<number | string>(1)
  const [who, setWho] = useState<readonly string[]>(coders.map(({ id }) => id))
  const [tried, setTried] = useState(false)

  const size = typedSize ?? Math.min(usualSize, segments)
  const draw = drawn && typeof size === 'number' && typeof seed === 'number' && size > 0 ? { size, seed } : undefined
  const complete = name.trim() !== '' && who.length > 0 && (!drawn || draw !== undefined)
  const add = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (!complete) return
    const coderIds = coders.map(({ id }) => id).filter((id) => who.includes(id))
    onAdd({ name: name.trim(), kind, coderIds, codebook: inForce.hash, ...(draw && { draw }) })
    onClose()
  }
  return (
    <Dialog onClose={onClose} title={t('coders.round.title')} size={520}>
      <form onSubmit={add} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={t('coders.round.name')}
            value={name}
            maxLength={200}
            error={tried && name.trim() === '' ? t('coders.round.nameMissing') : undefined}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Select
            label={t('coders.round.kind')}
            data={kinds.map((value) => ({ value, label: t(`coders.kind.${value}`) }))}
            value={kind}
            onChange={(value) => setKind(kinds.find((one) => one === value) ?? 'training')}
          />
          <Radio.Group
            label={t('coders.round.units')}
            value={drawn ? 'drawn' : 'all'}
            onChange={(value) => setDrawn(value === 'drawn')}
          >
            <Stack gap={8} mt={4}>
              <Radio size="xs" value="all" label={t('coders.round.all')} />
              <Radio size="xs" value="drawn" label={t('coders.round.drawn')} />
            </Stack>
          </Radio.Group>
          {drawn ? (
            <div className={classes.pair}>
              <NumberInput
                label={t('coders.round.size')}
                description={t('coders.round.sizeHelp', { segments: format.count(segments) })}
                value={size}
                min={1}
                max={Math.max(1, segments)}
                allowDecimal={false}
                onChange={setSize}
              />
              <NumberInput
                label={t('coders.round.seed')}
                description={t('coders.round.seedHelp')}
                value={seed}
                allowDecimal={false}
                onChange={setSeed}
              />
            </div>
          ) : null}
          <Checkbox.Group
            label={t('coders.round.who')}
            value={[...who]}
            error={tried && who.length === 0 ? t('coders.round.whoMissing') : undefined}
            onChange={setWho}
          >
            <Stack gap={8} mt={4}>
              {coders.map(({ id, name: coder }) => (
                <Checkbox key={id} size="xs" value={id} label={coder} />
              ))}
            </Stack>
          </Checkbox.Group>
          <Text size="sm" c="dimmed">
            {t('coders.round.codebook', { number: inForce.number })}
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit">{t('coders.round.add')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
