import { Button, Select, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Code } from '../../../shared/domain/code.ts'
import { codePath } from '../../../shared/domain/codebook.ts'
import type { CodeId } from '../../../shared/domain/ids.ts'
import { palette } from '../../../shared/domain/palette.ts'
import { ColourChoice } from '../../ui/ColourChoice.tsx'
import { LinesEditor } from '../../ui/LinesEditor.tsx'
import classes from './CodeForm.module.css'
import { ScaleFields } from './ScaleFields.tsx'
import { possibleParents } from './treeMoves.ts'

interface CodeFormProps {
  readonly code: Code
  readonly codes: readonly Code[]
  /** What is wrong with this code, in a sentence. */
  readonly problem: string | undefined
  readonly readOnly: boolean
  readonly onChange: (code: Code) => void
  readonly onParent: (parent: CodeId | undefined) => void
  readonly onAddBelow: () => void
  readonly onRemove: () => void
}

/** One code: what it means, when it applies and when not, and how it looks. */
export function CodeForm(props: CodeFormProps) {
  const { code, codes, problem, readOnly, onChange, onParent, onAddBelow, onRemove } = props
  const { t } = useTranslation()
  const change = (part: Partial<Code>) => onChange({ ...code, ...part })
  return (
    <div className={classes.form}>
      <TextInput
        label={t('codebook.form.name')}
        value={code.name}
        error={problem}
        readOnly={readOnly}
        // A new code begins with its name; the form is a new one for every code.
        autoFocus={code.name === ''}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <Textarea
        label={t('codebook.form.definition')}
        description={t('codebook.form.definitionHelp')}
        autosize
        minRows={2}
        maxRows={12}
        value={code.definition}
        readOnly={readOnly}
        onChange={(event) => change({ definition: event.currentTarget.value })}
      />
      <Rules
        legend={t('codebook.form.inclusion')}
        add={t('codebook.form.addRule')}
        rules={code.inclusion}
        readOnly={readOnly}
        onChange={(inclusion) => change({ inclusion })}
      />
      <Rules
        legend={t('codebook.form.exclusion')}
        add={t('codebook.form.addExclusion')}
        rules={code.exclusion}
        readOnly={readOnly}
        onChange={(exclusion) => change({ exclusion })}
      />
      <LinesEditor
        legend={t('codebook.form.anchors')}
        help={t('codebook.form.anchorsHelp')}
        lines={code.anchors.map(({ text }) => text)}
        keptWhy={(i) => (code.anchors[i]?.source ? t('codebook.form.anchorOfData') : undefined)}
        labelOf={(n) => `${t('codebook.form.anchors')}: ${t('codebook.form.anchor', { n })}`}
        removeLabelOf={(n) => t('codebook.form.removeLine', { what: t('codebook.form.anchor', { n }) })}
        add={t('codebook.form.addAnchor')}
        disabled={readOnly}
        onChange={(i, text) => change({ anchors: code.anchors.with(i, { text }) })}
        onAdd={() => change({ anchors: [...code.anchors, { text: '' }] })}
        onRemove={(i) => change({ anchors: code.anchors.toSpliced(i, 1) })}
      />
      <div className={classes.looks}>
        <ColourChoice
          legend={t('codebook.form.colour')}
          other={t('codebook.form.otherColour')}
          colours={palette}
          colour={code.colour}
          disabled={readOnly}
          onChoose={(colour) => change({ colour })}
        />
        <Select
          label={t('codebook.form.parent')}
          data={[
            { value: '', label: t('codebook.form.top') },
            ...possibleParents(codes, code.id).map(({ id }) => ({ value: id, label: codePath(codes, id).join(' › ') })),
          ]}
          value={code.parentId ?? ''}
          searchable
          disabled={readOnly}
          onChange={(value) => onParent(codes.find(({ id }) => id === value)?.id)}
        />
      </div>
      <ScaleFields
        scale={code.scale}
        readOnly={readOnly}
        onChange={(scale) => {
          const { scale: _, ...rest } = code
          onChange({ ...rest, ...(scale && { scale }) })
        }}
      />
      {readOnly ? null : (
        <div className={classes.foot}>
          <Button variant="default" onClick={onAddBelow}>
            {t('codebook.addSubcode')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconTrash size={16} stroke={1.5} aria-hidden="true" />}
            onClick={onRemove}
          >
            {t('codebook.removeCode')}
          </Button>
          {codes.some(({ parentId }) => parentId === code.id) ? t('codebook.removeKeepsChildren') : null}
        </div>
      )}
    </div>
  )
}

interface RulesProps {
  readonly legend: string
  readonly add: string
  readonly rules: readonly string[]
  readonly readOnly: boolean
  readonly onChange: (rules: readonly string[]) => void
}

export function Rules({ legend, add, rules, readOnly, onChange }: RulesProps) {
  const { t } = useTranslation()
  return (
    <LinesEditor
      legend={legend}
      lines={rules}
      labelOf={(n) => `${legend}: ${t('codebook.form.rule', { n })}`}
      removeLabelOf={(n) => `${legend}: ${t('codebook.form.removeLine', { what: t('codebook.form.rule', { n }) })}`}
      add={add}
      disabled={readOnly}
      onChange={(i, rule) => onChange(rules.with(i, rule))}
      onAdd={() => onChange([...rules, ''])}
      onRemove={(i) => onChange(rules.toSpliced(i, 1))}
    />
  )
}
