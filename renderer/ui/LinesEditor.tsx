import { ActionIcon, Button, Textarea } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import classes from './LinesEditor.module.css'

interface LinesEditorProps {
  readonly legend: string
  readonly help?: string
  readonly lines: readonly string[]
  /** Lines that are shown and can go, but are not typed anew; with the reason, read below the line. */
  readonly keptWhy?: (index: number) => string | undefined
  readonly labelOf: (n: number) => string
  readonly removeLabelOf: (n: number) => string
  readonly add: string
  readonly disabled: boolean
  readonly onChange: (index: number, line: string) => void
  readonly onAdd: () => void
  readonly onRemove: (index: number) => void
}

/** A list of short texts, each in a field of its own. Enter in a line adds another one. */
export function LinesEditor(props: LinesEditorProps) {
  const { legend, help, lines, keptWhy, labelOf, removeLabelOf, add, disabled, onChange, onAdd, onRemove } = props
  const fields = useRef<HTMLFieldSetElement>(null)
  const [added, setAdded] = useState(0)
  // A line that was just asked for is the one to type in.
  useEffect(() => {
    if (added > 0) [...(fields.current?.querySelectorAll('textarea') ?? [])].at(-1)?.focus()
  }, [added])
  const addLine = () => {
    onAdd()
    setAdded(added + 1)
  }
  return (
    <fieldset className={classes.fieldset} ref={fields}>
      <legend className={classes.legend}>{legend}</legend>
      {help === undefined ? null : <p className={classes.help}>{help}</p>}
      {lines.length === 0 ? null : (
        <div className={classes.lines}>
          {[...lines.entries()].map(([index, line]) => {
            const kept = keptWhy?.(index)
            return (
              <div className={classes.line} key={index}>
                {kept === undefined ? (
                  <Textarea
                    autosize
                    classNames={{ input: classes.field ?? '' }}
                    minRows={1}
                    maxRows={8}
                    aria-label={labelOf(index + 1)}
                    value={line}
                    disabled={disabled}
                    onChange={(event) => onChange(index, event.currentTarget.value)}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
                      event.preventDefault()
                      if (line.trim() !== '') addLine()
                    }}
                  />
                ) : (
                  <blockquote className={classes.kept}>
                    {line}
                    <footer className={classes.help}>{kept}</footer>
                  </blockquote>
                )}
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={28}
                  disabled={disabled}
                  aria-label={removeLabelOf(index + 1)}
                  onClick={() => onRemove(index)}
                >
                  <IconX size={16} stroke={1.5} />
                </ActionIcon>
              </div>
            )
          })}
        </div>
      )}
      <div>
        <Button
          variant="subtle"
          size="compact-sm"
          ml={-12}
          leftSection={<IconPlus size={16} stroke={1.5} aria-hidden="true" />}
          disabled={disabled}
          onClick={addLine}
        >
          {add}
        </Button>
      </div>
    </fieldset>
  )
}
