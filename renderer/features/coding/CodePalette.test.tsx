import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Code } from '../../../shared/domain/code.ts'
import { CodeId } from '../../../shared/domain/ids.ts'
import { show } from '../../../test/showComponent.tsx'
import { CodePalette } from './CodePalette.tsx'

const code = (name: string, definition: string): Code => ({
  id: CodeId.parse(name.toLowerCase()),
  name,
  definition,
  inclusion: [],
  exclusion: [],
  anchors: [],
  colour: '#0072b2',
})
const codes = [code('Work', 'Digging and weeding'), code('Joy', 'Calm and pleasure'), code('Workshop', 'Tools')]

async function open() {
  const onToggle = vi.fn()
  const onClose = vi.fn()
  show(<CodePalette codes={codes} chosen={new Set([codes[1]!.id])} onToggle={onToggle} onClose={onClose} />)
  await vi.waitFor(() => expect(document.activeElement?.getAttribute('role')).toBe('combobox'))
  return { onToggle, onClose }
}
const options = () => [...document.querySelectorAll('[role="option"]')]
const marked = () => options().find((option) => option.getAttribute('aria-selected') === 'true')

test('it opens ready to type, shows every code, and says which is applied', async () => {
  await open()
  expect(options()).toHaveLength(3)
  expect(options()[1]?.textContent).toContain('applied')
  expect(options()[0]?.textContent).not.toContain('applied')
})

test('typing finds by name and by definition; Enter applies what is marked and closes', async () => {
  const { onToggle, onClose } = await open()
  await userEvent.keyboard('weed')
  expect(options().map(({ textContent }) => textContent)).toEqual([expect.stringContaining('Work')])
  await userEvent.keyboard('{Enter}')
  expect(onToggle.mock.calls).toEqual([[codes[0]!.id]])
  expect(onClose).toHaveBeenCalledOnce()
})

test('Shift+Enter applies and stays; the arrows choose among what was found', async () => {
  const { onToggle, onClose } = await open()
  await userEvent.keyboard('work{ArrowDown}')
  expect(marked()?.textContent).toContain('Workshop')
  await userEvent.keyboard('{Shift>}{Enter}{/Shift}{ArrowUp}{Shift>}{Enter}{/Shift}')
  expect(onToggle.mock.calls).toEqual([[codes[2]!.id], [codes[0]!.id]])
  expect(onClose).not.toHaveBeenCalled()
})

test('where nothing fits, Enter applies nothing; Esc closes', async () => {
  const { onToggle, onClose } = await open()
  await userEvent.keyboard('zebra{Enter}')
  expect(document.body.textContent).toContain('No code fits “zebra”')
  expect(onToggle).not.toHaveBeenCalled()
  await userEvent.keyboard('{Escape}')
  expect(onClose).toHaveBeenCalledOnce()
})
