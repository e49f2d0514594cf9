import { Button, type ButtonProps, FileButton } from '@mantine/core'
import type { ComponentType } from 'react'

interface FileActProps {
  readonly label: string
  /** As the `accept` attribute of a file field. */
  readonly accept: string
  readonly icon?: ComponentType<{ size: number; stroke: number; 'aria-hidden': 'true' }>
  readonly variant?: ButtonProps['variant']
  readonly multiple?: boolean
  readonly onFiles: (files: readonly File[]) => void
}

/** A button that asks for files of this machine. The same file can be chosen again after it was mended. */
export function FileAct({ label, accept, icon: Icon, variant = 'subtle', multiple = false, onFiles }: FileActProps) {
  return (
    <FileButton
      accept={accept}
      multiple={multiple}
      inputProps={{ 'aria-label': label }}
      onChange={(chosen: File | File[] | null) => onFiles(chosen === null ? [] : [chosen].flat())}
    >
      {(props) => (
        <Button
          {...props}
          variant={variant}
          {...(variant === 'subtle' ? { color: 'gray' } : {})}
          leftSection={Icon ? <Icon size={16} stroke={1.5} aria-hidden="true" /> : undefined}
        >
          {label}
        </Button>
      )}
    </FileButton>
  )
}
