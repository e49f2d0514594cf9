import { expect, test } from 'vitest'
import { actOf, shortcuts } from './codingKeys.ts'

const press = (key: string, more = {}) => actOf({ key, ctrlKey: false, metaKey: false, altKey: false, ...more })

test('the digits apply the first nine codes, and nought says that none applies', () => {
  expect(press('1')).toEqual({ kind: 'applyCode', position: 0 })
  expect(press('9')).toEqual({ kind: 'applyCode', position: 8 })
  expect(press('0')).toEqual({ kind: 'noCode' })
})

test('capitals do the same as small letters, so that Caps Lock miscodes nothing', () => {
  expect(press('J')).toEqual(press('j'))
})

test.each(['ctrlKey', 'metaKey', 'altKey'])('%s leaves the key to the system', (modifier) => {
  expect(press('1', { [modifier]: true })).toBeUndefined()
})

test('every shortcut of the list does what it says', () => {
  for (const { keys, act } of shortcuts)
    for (const key of keys.filter((k) => k !== '…')) {
      const name = key === '↓' ? 'ArrowDown' : key === '↑' ? 'ArrowUp' : key
      expect(press(name)?.kind).toBe(act)
    }
})
