import { Button, Select, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attribute } from '../../../shared/domain/attribute.ts'
import { canonicalJson } from '../../../shared/std/canonicalJson.ts'
import { IconAct } from '../../ui/IconAct.tsx'
import {
  type AttributeDraft,
  type AttributeProblem,
  attributeProblems,
  attributesIn,
  draftOf,
  retyped,
} from './attributeDraft.ts'
import classes from './DocumentDetail.module.css'

interface AttributesFormProps {
  readonly legend: string
  /** What attributes are for, where there are none. */
  readonly none: string
  readonly attributes: readonly Attribute[]
  readonly readOnly: boolean
  readonly onSave: (attributes: readonly Attribute[]) => void
}

const blank: AttributeDraft = { name: '', type: 'text', value: '' }

/** Attributes as lines of name, type and value. */
export function AttributesForm({ legend, none, attributes, readOnly, onSave }: AttributesFormProps) {
  const { t } = useTranslation()
  const [drafts, setDrafts] = useState<readonly AttributeDraft[]>()
  const [tried, setTried] = useState(false)
  const lines = drafts ?? attributes.map(draftOf)
  const problems = attributeProblems(lines)
  const changed =
    drafts !== undefined && (problems.size > 0 || canonicalJson(attributesIn(drafts)) !== canonicalJson(attributes))

  const save = () => {
    setTried(true)
    if (problems.size > 0) return
    onSave(attributesIn(lines))
    setDrafts(undefined)
    setTried(false)
  }
  return (
    <section className={classes.lines} aria-label={legend}>
      <h3>{legend}</h3>
      {lines.length === 0 ? <p className={classes.facts}>{none}</p> : null}
      {[...lines.entries()].map(([place, draft]) => (
        <Line
          key={place}
          n={place + 1}
          draft={draft}
          problem={tried ? problems.get(place) : undefined}
          readOnly={readOnly}
          onChange={(line) => setDrafts(lines.with(place, line))}
          onRemove={() => setDrafts(lines.toSpliced(place, 1))}
        />
      ))}
      {readOnly ? null : (
        <div className={classes.acts}>
          <Button
            variant="subtle"
            size="compact-sm"
            ml={-12}
            leftSection={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
            onClick={() => setDrafts([...lines, blank])}
          >
            {t('documents.attributes.add')}
          </Button>
          {changed ? (
            <Button variant="default" onClick={save}>
              {t('documents.attributes.save')}
            </Button>
          ) : null}
        </div>
      )}
    </section>
  )
}

interface LineProps {
  readonly n: number
  readonly draft: AttributeDraft
  readonly problem: AttributeProblem | undefined
  readonly readOnly: boolean
  readonly onChange: (draft: AttributeDraft) => void
  readonly onRemove: () => void
}

const types = ['text', 'number', 'date', 'boolean'] as const

function Line({ n, draft, problem, readOnly, onChange, onRemove }: LineProps) {
  const { t } = useTranslation()
  const words = problem && t(`documents.attributes.problem.${problem}`)
  const ofName = problem === 'noName' || problem === 'sameName'
  return (
    <div className={classes.line}>
      <TextInput
        aria-label={t('documents.attributes.name', { n })}
        placeholder={t('common.name')}
        value={draft.name}
        maxLength={200}
        error={ofName ? words : undefined}
        readOnly={readOnly}
        onChange={(event) => onChange({ ...draft, name: event.currentTarget.value })}
      />
      <Select
        aria-label={t('documents.attributes.type', { n })}
        data={types.map((value) => ({ value, label: t(`documents.attributes.types.${value}`) }))}
        value={draft.type}
        disabled={readOnly}
        onChange={(value) => onChange(retyped(draft, types.find((type) => type === value) ?? 'text'))}
      />
      {draft.type === 'boolean' ? (
        <Select
          aria-label={t('documents.attributes.value', { n })}
          data={[
            { value: 'true', label: t('common.yes') },
            { value: 'false', label: t('common.no') },
          ]}
          value={draft.value}
          disabled={readOnly}
          onChange={(value) => onChange({ ...draft, value: value ?? 'false' })}
        />
      ) : (
        <TextInput
          aria-label={t('documents.attributes.value', { n })}
          type={draft.type === 'date' ? 'date' : 'text'}
          value={draft.value}
          error={ofName ? undefined : words}
          readOnly={readOnly}
          onChange={(event) => onChange({ ...draft, value: event.currentTarget.value })}
        />
      )}
      {readOnly ? null : <IconAct label={t('documents.attributes.remove', { n })} icon={IconX} onClick={onRemove} />}
    </div>
  )
}
