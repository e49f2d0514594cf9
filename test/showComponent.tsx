import '@mantine/core/styles.css'
import '../renderer/app/tokens.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach } from 'vitest'
import { cssVariables, theme } from '../renderer/app/theme.ts'
import { startLanguage } from '../renderer/words/language.ts'

startLanguage()

let root: Root | undefined
afterEach(() => {
  root?.unmount()
  document.body.replaceChildren()
  root = undefined
})

/** Shows a component as the window would, or shows the next state of it. */
export function show(content: ReactNode): HTMLElement {
  const place = document.querySelector<HTMLElement>('#root') ?? document.createElement('div')
  if (!root) {
    place.id = 'root'
    document.body.append(place)
    root = createRoot(place)
  }
  const shown = root
  flushSync(() =>
    shown.render(
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} env="test">
        {content}
      </MantineProvider>,
    ),
  )
  return place
}
