import { ActionIcon, Tooltip } from '@mantine/core'
import type { ComponentType } from 'react'

interface IconActProps {
  /** A verb with its object: the only name the button has. */
  readonly label: string
  readonly icon: ComponentType<{ size: number; stroke: number; 'aria-hidden': 'true' }>
  readonly disabled?: boolean
  readonly onClick: () => void
}

/** A quiet button with an icon, named for the pointer and for screen readers alike. */
export const IconAct = ({ label, icon: Icon, disabled = false, onClick }: IconActProps) => (
  <Tooltip label={label}>
    <ActionIcon variant="subtle" color="gray" size={28} aria-label={label} disabled={disabled} onClick={onClick}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
    </ActionIcon>
  </Tooltip>
)
