import { expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { show } from '../../test/showComponent.tsx'
import { VirtualList } from './VirtualList.tsx'

const list = (focused: number | undefined) => (
  <div style={{ height: 400 }}>
    <VirtualList
      count={10_000}
      label="Rows"
      estimate={40}
      focused={focused}
      keyOf={(i) => i}
      // Rows of different heights, as texts have.
      row={(i) => <p style={{ margin: 0, height: 30 + (i % 5) * 20 }}>Row {i}</p>}
    />
  </div>
)
const rows = (place: HTMLElement) => [...place.querySelectorAll<HTMLElement>('[data-index]')]
const isInView = (place: HTMLElement, index: number) => {
  const row = place.querySelector(`[data-index="${index}"]`)?.getBoundingClientRect()
  const view = place.querySelector('section')?.getBoundingClientRect()
  return row !== undefined && view !== undefined && row.top >= view.top - 1 && row.bottom <= view.bottom + 1
}

test('of ten thousand rows only those near the view are in the page', async () => {
  const place = show(list(undefined))
  await vi.waitFor(() => expect(rows(place).length).toBeGreaterThan(5))
  expect(rows(place).length).toBeLessThan(40)
  expect(place.querySelector('section')?.scrollHeight).toBeGreaterThan(10_000 * 30)
})

test('the focused row is kept in view, wherever it is', async () => {
  const place = show(list(0))
  for (const index of [3, 7, 200, 9_999, 5_000, 0]) {
    show(list(index))
    await vi.waitFor(() => expect(isInView(place, index), `row ${index}`).toBe(true))
  }
  expect(rows(place).length).toBeLessThan(40)
})

test('without a focused row the list itself scrolls by keys', async () => {
  const place = show(list(undefined))
  const section = place.querySelector('section')
  section?.focus()
  await userEvent.keyboard('{PageDown}')
  await vi.waitFor(() => expect(section?.scrollTop).toBeGreaterThan(100))
})
