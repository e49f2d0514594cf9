import {
  Anchor,
  Autocomplete,
  Button,
  Group,
  NumberInput,
  Select,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AutomaticCoder, Coder } from '../../../shared/domain/coder.ts'
import { lexicalId } from '../../../shared/domain/lexical.ts'
import type { ProviderConfig } from '../../../shared/domain/settings.ts'
import { goTo } from '../../stores/navigation.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { Notice } from '../../ui/Notice.tsx'
import classes from './CodersScreen.module.css'
import { type CoderForm, coderFrom, formOf, formProblem } from './coderForm.ts'

interface AutomaticCoderDialogProps {
  /** `undefined` for a new one. */
  readonly coder: AutomaticCoder | undefined
  readonly coders: readonly Coder[]
  readonly providers: readonly ProviderConfig[]
  /** Resolves with the coder that is asked the same already; the dialog then stays. */
  readonly onSave: (coder: AutomaticCoder) => Promise<Coder | undefined>
  readonly onClose: () => void
}

export function AutomaticCoderDialog({ coder, coders, providers, onSave, onClose }: AutomaticCoderDialogProps) {
  const { t, i18n } = useTranslation()
  const [form, setForm] = useState(() => formOf(coder))
  const [tried, setTried] = useState(false)
  const [twin, setTwin] = useState<string>()
  const problem = tried ? formProblem(form) : undefined
  const isLexical = form.provider === lexicalId
  const decimal = i18n.language === 'de' ? ',' : '.'

  const change = (part: Partial<CoderForm>) => setForm({ ...form, ...part })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (formProblem(form) === undefined) setTwin((await onSave(coderFrom(form, coder, coders)))?.name)
  }
  return (
    <Dialog
      onClose={onClose}
      title={coder ? t('coders.dialog.change', { name: coder.name }) : t('coders.dialog.add')}
      size={560}
    >
      <form onSubmit={(event) => void save(event)} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={t('coders.dialog.name')}
            value={form.name}
            maxLength={100}
            error={problem === 'nameMissing' ? t('coders.dialog.nameMissing') : undefined}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Select
            label={t('coders.dialog.provider')}
            data={[
              { value: lexicalId, label: t('coders.lexical') },
              ...providers.map(({ id, name }) => ({ value: id, label: name })),
              // A coder may ask a provider that has gone from the settings; it is kept rather than changed unasked.
              ...(isLexical || providers.some(({ id }) => id === form.provider)
                ? []
                : [{ value: form.provider, label: form.provider }]),
            ]}
            value={form.provider}
            onChange={(value) => change({ provider: value ?? lexicalId })}
          />
          {providers.length === 0 ? (
            <Text size="xs" c="dimmed">
              {t('coders.dialog.noProviders')}{' '}
              <Anchor component="button" type="button" size="xs" onClick={() => goTo('settings')}>
                {t('coders.dialog.openSettings')}
              </Anchor>
            </Text>
          ) : null}
          {isLexical ? (
            <Text size="sm" c="dimmed">
              {t('coders.lexicalIs')} {t('coders.lexicalIsNot')}
            </Text>
          ) : (
            <Autocomplete
              label={t('coders.dialog.model')}
              description={t('coders.dialog.modelHelp')}
              data={[...(providers.find(({ id }) => id === form.provider)?.models ?? [])]}
              value={form.model}
              error={problem === 'modelMissing' ? t('coders.dialog.modelMissing') : undefined}
              onChange={(model) => change({ model })}
            />
          )}
          <div className={classes.pair}>
            <NumberInput
              label={t('coders.dialog.temperature')}
              description={t(isLexical ? 'coders.dialog.temperatureLexicalHelp' : 'coders.dialog.temperatureHelp')}
              value={form.temperature}
              min={0}
              max={2}
              step={0.1}
              decimalScale={2}
              decimalSeparator={decimal}
              allowedDecimalSeparators={['.', ',']}
              onChange={(temperature) => change({ temperature })}
            />
            <NumberInput
              label={t('coders.dialog.seed')}
              description={t('coders.dialog.seedHelp')}
              value={form.seed}
              allowDecimal={false}
              onChange={(seed) => change({ seed })}
            />
          </div>
          {isLexical ? null : (
            <Textarea
              label={t('coders.dialog.persona')}
              description={t('coders.dialog.personaHelp')}
              autosize
              minRows={2}
              maxRows={8}
              maxLength={4000}
              value={form.persona}
              onChange={(event) => change({ persona: event.currentTarget.value })}
            />
          )}
          {twin === undefined ? null : <Notice kind="warning">{t('coders.identical', { name: twin })}</Notice>}
          {coder ? (
            <Text size="sm" c="dimmed">
              {t('coders.dialog.nextRun')}
            </Text>
          ) : null}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button type="submit">{t('coders.dialog.save')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
