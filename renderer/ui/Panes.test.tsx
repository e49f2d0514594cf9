import { beforeEach, expect, test } from 'vitest'
import { userEvent } from 'vitest/browser'
import { show } from '../../test/showComponent.tsx'
import { useLayout } from '../stores/layout.ts'
import { Panes } from './Panes.tsx'

beforeEach(() => useLayout.setState({ widths: {} }))

const panes = (
  <div style={{ width: 1200, height: 300 }}>
    <Panes
      sizes={[
        { name: 'left', label: 'Left', min: 200, start: 240 },
        undefined,
        { name: 'right', label: 'Right', min: 200, start: 300 },
      ]}
    >
      <p>one</p>
      <p>two</p>
      <p>three</p>
    </Panes>
  </div>
)
const separator = (place: HTMLElement, name: string) => {
  const found = place.querySelector<HTMLElement>(`[role="separator"][aria-label="${name}"]`)
  if (!found) throw new Error(`no separator ${name}`)
  return found
}
const width = (place: HTMLElement, name: string) => separator(place, name).parentElement?.getBoundingClientRect().width

test('the arrow keys move a separator: to the right the left pane grows, and the right one shrinks', async () => {
  const place = show(panes)
  separator(place, 'Left').focus()
  await userEvent.keyboard('{ArrowRight}')
  expect(width(place, 'Left')).toBe(256)
  expect(separator(place, 'Left').getAttribute('aria-valuenow')).toBe('256')
  separator(place, 'Right').focus()
  await userEvent.keyboard('{ArrowRight}{ArrowRight}')
  expect(width(place, 'Right')).toBe(268)
})

test('no pane gets smaller than its least width or three times as wide', async () => {
  const place = show(panes)
  separator(place, 'Left').focus()
  await userEvent.keyboard('{ArrowLeft>60/}')
  expect(width(place, 'Left')).toBe(200)
  await userEvent.keyboard('{ArrowRight>90/}')
  expect(width(place, 'Left')).toBe(600)
})

test('a width that was chosen is remembered', async () => {
  useLayout.getState().setWidth('left', 400)
  const place = show(panes)
  expect(width(place, 'Left')).toBe(400)
})
