import { TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'

interface TextFieldProps {
  readonly label: string
  readonly description: string | undefined
  readonly disabled: boolean
  readonly placeholder: string
  readonly value: string
  readonly onKeep: (value: string) => void
}

/** A line of text that is kept when the field is left, and not letter by letter. */
export function TextField({ value, onKeep, ...field }: TextFieldProps) {
  const [typed, setTyped] = useState(value)
  useEffect(() => setTyped(value), [value])
  const keep = () => {
    const wish = typed.trim()
    setTyped(wish)
    if (wish !== value) onKeep(wish)
  }
  return (
    <TextInput
      {...field}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={typed}
      maxLength={1000}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  )
}
